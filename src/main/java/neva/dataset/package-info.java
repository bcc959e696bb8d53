/**
 * Sets of labelled images in three parts, in memory or read when asked, never changed: from the
 * files of CIFAR and MNIST, CSV files, folders of pictures, arrays, drawn, or by a class of the
 * user's own. Pure Java; may use {@link neva.image} and {@link neva.io} only.
 */
package neva.dataset;
