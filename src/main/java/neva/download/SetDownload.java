package neva.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import neva.io.BadInputException;
import neva.io.Text;

/** Fetches a public set into a folder; what is there already and whole is not fetched again. */
public final class SetDownload {

  private final PublicSet set;
  private final Path to;
  private final DownloadListener listener;

  /**
   * @param to folder that gets the set's own folder and the archive that it comes from
   */
  public SetDownload(PublicSet set, Path to, DownloadListener listener) {
    this.set = set;
    this.to = to;
    this.listener = listener;
  }

  /**
   * Fetches, checks and unpacks.
   *
   * @throws BadInputException when a file is there that is not the set's, or the archive holds
   *     anything but files within its folder
   * @throws IOException when the server cannot be reached or refuses, the transfer breaks off (the
   *     next one goes on there), or what came has another digest and has been removed
   */
  public void run() throws IOException {
    if (set.isArchive()) {
      archive();
    } else {
      for (RemoteFile file : set.files()) {
        fetch(file, folder().resolve(file.name()));
      }
    }
  }

  private Path folder() {
    return to.resolve(set.folder());
  }

  private void archive() throws IOException {
    if (Files.exists(folder())) {
      checkUnpacked();
      listener.kept(folder());
      return;
    }
    RemoteFile file = set.files().get(0);
    Path archive = to.resolve(file.name());
    fetch(file, archive);
    TarGz.unpack(archive, folder());
    listener.made(folder());
  }

  private void checkUnpacked() throws IOException {
    for (Map.Entry<String, Long> expected : new TreeMap<>(set.unpacked()).entrySet()) {
      Path file = folder().resolve(expected.getKey());
      long found = Files.isRegularFile(file) ? Files.size(file) : 0;
      if (found != expected.getValue()) {
        throw new BadInputException(
            Text.format(
                "Expected %,d bytes but was %,d in %s. Take the folder %s away and call again.",
                expected.getValue(), found, file, folder()));
      }
    }
  }

  private void fetch(RemoteFile file, Path target) throws IOException {
    if (Files.exists(target)) {
      checkDigest(file, target);
      listener.kept(target);
    } else {
      new FileDownload(file, target, set.page(), listener).run();
      listener.made(target);
    }
  }

  private static void checkDigest(RemoteFile file, Path target) throws IOException {
    String found = Md5.of(target);
    if (!found.equals(file.md5())) {
      throw new BadInputException(
          Text.format(
              "Expected %,d bytes with md5 %s but was %,d with %s in %s. %s",
              file.bytes(),
              file.md5(),
              Files.size(target),
              found,
              target,
              "Take the file away and call again."));
    }
  }
}
