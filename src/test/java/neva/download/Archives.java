package neva.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Makes small {@code tar.gz} archives, good and evil ones. */
final class Archives {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;

  Archives() throws IOException {
    tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes));
  }

  Archives file(String name, String content) throws IOException {
    return entry(new TarArchiveEntry(name, true), content);
  }

  Archives folder(String name) throws IOException {
    return entry(new TarArchiveEntry(name + "/", true), "");
  }

  Archives link(String name, String to) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(to);
    return entry(entry, "");
  }

  Archives of(byte kind, String name) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind);
    entry.setLinkName("folder/a.bin");
    return entry(entry, "");
  }

  private Archives entry(TarArchiveEntry entry, String content) throws IOException {
    entry.setSize(content.length());
    tar.putArchiveEntry(entry);
    tar.write(content.getBytes());
    tar.closeArchiveEntry();
    return this;
  }

  byte[] bytes() throws IOException {
    tar.close();
    return bytes.toByteArray();
  }
}
