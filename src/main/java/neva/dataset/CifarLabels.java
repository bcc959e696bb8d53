package neva.dataset;

/**
 * One of the labels that an image of a CIFAR set has.
 *
 * @param key of the labels in a batch of the Python version
 * @param namesKey of the names of the classes in the Python version
 * @param namesFile with the names of the classes in the binary version, one a line
 * @param classes how many there are
 */
record CifarLabels(String key, String namesKey, String namesFile, int classes) {}
