/**
 * Image sets held in memory, checked when they are made and never changed after: read from the
 * files of CIFAR and MNIST, from CSV files or folders of pictures, or drawn. Pure Java; may use
 * {@link neva.image} and {@link neva.io} only.
 */
package neva.dataset;
