package neva.download;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import neva.io.BadInputException;

/**
 * A public image set: either files that are used as they are, or an archive whose folder is used.
 *
 * @param kind by which {@code --data} and {@code neva data download} name it
 * @param page that tells of it
 * @param folder that holds its files
 * @param files to fetch; the archive alone, if there is one
 * @param unpacked length of the files that the archive's folder must hold; empty without an archive
 */
public record PublicSet(
    String kind, URI page, String folder, List<RemoteFile> files, Map<String, Long> unpacked) {

  private static final String CIFAR = "https://www.cs.toronto.edu/~kriz/";
  private static final URI CIFAR_PAGE = URI.create(CIFAR + "cifar.html");

  private static final PublicSet CIFAR_10 =
      new PublicSet(
          "cifar10",
          CIFAR_PAGE,
          "cifar-10-batches-bin",
          List.of(
              file(
                  CIFAR,
                  "cifar-10-binary.tar.gz",
                  170_052_171,
                  "c32a1d4ab5d03f1284b67883e8d87530")),
          Map.of(
              "data_batch_1.bin", 30_730_000L,
              "data_batch_2.bin", 30_730_000L,
              "data_batch_3.bin", 30_730_000L,
              "data_batch_4.bin", 30_730_000L,
              "data_batch_5.bin", 30_730_000L,
              "test_batch.bin", 30_730_000L));

  private static final PublicSet CIFAR_100 =
      new PublicSet(
          "cifar100",
          CIFAR_PAGE,
          "cifar-100-binary",
          List.of(
              file(
                  CIFAR,
                  "cifar-100-binary.tar.gz",
                  168_513_733,
                  "03b5dce01913d631647c71ecec9e9cb8")),
          Map.of("train.bin", 153_700_000L, "test.bin", 30_740_000L));

  private static final String MNIST_FILES = "https://storage.googleapis.com/cvdf-datasets/mnist/";
  private static final PublicSet MNIST =
      new PublicSet(
          "mnist",
          URI.create("http://yann.lecun.com/exdb/mnist/"),
          "mnist",
          List.of(
              file(
                  MNIST_FILES,
                  "train-images-idx3-ubyte.gz",
                  9_912_422,
                  "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
              file(
                  MNIST_FILES,
                  "train-labels-idx1-ubyte.gz",
                  28_881,
                  "d53e105ee54ea40749a09fcbcd1e9432"),
              file(
                  MNIST_FILES,
                  "t10k-images-idx3-ubyte.gz",
                  1_648_877,
                  "9fb629c4189551a2d022fa330f9573f3"),
              file(
                  MNIST_FILES,
                  "t10k-labels-idx1-ubyte.gz",
                  4_542,
                  "ec29112dd5afa0611ce80d1b7f02629c")),
          Map.of());

  private static final String FASHION_FILES =
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
  private static final PublicSet FASHION_MNIST =
      new PublicSet(
          "fashion-mnist",
          URI.create("https://github.com/zalandoresearch/fashion-mnist"),
          "fashion-mnist",
          List.of(
              file(
                  FASHION_FILES,
                  "train-images-idx3-ubyte.gz",
                  26_421_880,
                  "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
              file(
                  FASHION_FILES,
                  "train-labels-idx1-ubyte.gz",
                  29_515,
                  "25c81989df183df01b3e8a0aad5dffbe"),
              file(
                  FASHION_FILES,
                  "t10k-images-idx3-ubyte.gz",
                  4_422_102,
                  "bef4ecab320f06d8554ea6380940ec79"),
              file(
                  FASHION_FILES,
                  "t10k-labels-idx1-ubyte.gz",
                  5_148,
                  "bb300cfdad3c16e7a12a480ee83cd310")),
          Map.of());

  /** All sets that can be fetched. */
  public static final List<PublicSet> ALL = List.of(CIFAR_10, CIFAR_100, MNIST, FASHION_MNIST);

  public PublicSet {
    files = List.copyOf(files);
    unpacked = Map.copyOf(unpacked);
  }

  /**
   * @throws BadInputException when there is none of that kind
   */
  public static PublicSet named(String kind) {
    return ALL.stream()
        .filter(set -> set.kind.equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Expected one of the sets %s but found %s."
                        .formatted(
                            ALL.stream().map(PublicSet::kind).collect(Collectors.joining(", ")),
                            kind)));
  }

  private static RemoteFile file(String folder, String name, long bytes, String md5) {
    return new RemoteFile(URI.create(folder + name), bytes, md5);
  }

  /** Whether what is fetched is an archive. */
  boolean isArchive() {
    return !unpacked.isEmpty();
  }
}
