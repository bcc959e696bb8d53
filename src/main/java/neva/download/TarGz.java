package neva.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import neva.io.AtomicFile;
import neva.io.BadInputException;
import neva.io.FileTree;
import neva.io.TemporaryName;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Unpacks {@code tar.gz} archives that hold one folder of files. */
final class TarGz {

  private static final long MOST_BYTES = 1L << 30;

  private final Path archive;
  private final Path root;
  private long bytes;

  private TarGz(Path archive, Path root) {
    this.archive = archive;
    this.root = root;
  }

  /**
   * Makes {@code folder}, whole or not at all, of the folder of that name in the archive.
   *
   * @throws BadInputException when the archive holds a path that leaves it, a link, a device, more
   *     than a gigabyte, or no such folder
   * @throws IOException when the archive is damaged, or writing fails
   */
  static void unpack(Path archive, Path folder) throws IOException {
    String name = folder.getFileName().toString();
    Path beside = folder.resolveSibling(TemporaryName.of(name));
    deleteLeftovers(folder);
    try {
      new TarGz(archive, beside).entries();
      if (!Files.isDirectory(beside.resolve(name))) {
        throw new BadInputException(
            "Expected the folder %s but found none in %s.".formatted(name, archive));
      }
      Files.move(beside.resolve(name), folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FileTree.delete(beside);
    }
    AtomicFile.syncFolder(folder.toAbsolutePath().getParent());
  }

  /** What processes left that were killed while they unpacked. */
  private static void deleteLeftovers(Path folder) throws IOException {
    String beginning = "." + folder.getFileName() + ".";
    try (Stream<Path> siblings = Files.list(folder.toAbsolutePath().getParent())) {
      for (Path sibling : siblings.toList()) {
        String name = sibling.getFileName().toString();
        if (name.startsWith(beginning) && TemporaryName.isLeftover(name)) {
          FileTree.delete(sibling);
        }
      }
    }
  }

  private void entries() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Path path = path(e.getName());
        if (e.getLinkFlag() == TarConstants.LF_DIR) {
          Files.createDirectories(path);
        } else {
          write(path, e, tar);
        }
      }
    }
  }

  private Path path(String name) {
    List<String> steps = Arrays.asList(name.split("/"));
    if (name.startsWith("/") || name.contains("\\") || name.contains(":") || steps.contains("..")) {
      throw refused(name + ", a path that leaves the folder");
    }
    return root.resolve(name);
  }

  private void write(Path path, TarArchiveEntry entry, InputStream content) throws IOException {
    byte kind = entry.getLinkFlag();
    if (kind != TarConstants.LF_NORMAL && kind != TarConstants.LF_OLDNORM) {
      throw refused(entry.getName() + ", a link or a device");
    }
    bytes += entry.getSize();
    if (bytes > MOST_BYTES) {
      throw refused("more than 1 GB");
    }
    Files.createDirectories(path.getParent());
    try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
      content.transferTo(out);
    }
    AtomicFile.sync(path);
  }

  private BadInputException refused(String found) {
    return new BadInputException(
        "Expected only files within a folder but found %s, in %s. Nothing was unpacked; %s"
            .formatted(found, archive, "take the archive away."));
  }
}
