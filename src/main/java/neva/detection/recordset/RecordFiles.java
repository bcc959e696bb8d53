package neva.detection.recordset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import neva.detection.recordset.ConversionReport.RecordFile;
import neva.tfrecord.Shards;
import neva.tfrecord.TFRecordWriter;

/** The record files of both parts, record k of a part going to its file k modulo their number. */
final class RecordFiles implements Closeable {

  private final Path folder;
  private final int shards;
  private final Map<RecordPart, PartFiles> parts = new EnumMap<>(RecordPart.class);

  /** A part that gets no record has no files. */
  RecordFiles(Path folder, int shards) {
    this.folder = folder;
    this.shards = shards;
  }

  /** The open files of a part and how many records it has. */
  private static final class PartFiles {
    private final List<TFRecordWriter> writers = new ArrayList<>();
    private int records;
  }

  void write(RecordPart part, byte[] record) throws IOException {
    PartFiles files = parts.get(part);
    if (files == null) {
      files = open(part);
    }
    files.writers.get(files.records++ % shards).write(record);
  }

  private PartFiles open(RecordPart part) throws IOException {
    PartFiles files = new PartFiles();
    parts.put(part, files);
    for (int shard = 0; shard < shards; shard++) {
      files.writers.add(TFRecordWriter.create(file(part, shard)));
    }
    return files;
  }

  private Path file(RecordPart part, int shard) {
    return folder.resolve(Shards.name(part.base(), shard, shards));
  }

  /** The files, sorted; to be asked after they were closed. */
  List<RecordFile> list() throws IOException {
    List<RecordFile> list = new ArrayList<>();
    for (Map.Entry<RecordPart, PartFiles> part : parts.entrySet()) {
      for (int shard = 0; shard < shards; shard++) {
        Path file = file(part.getKey(), shard);
        int records = (part.getValue().records + shards - 1 - shard) / shards;
        list.add(new RecordFile(file.getFileName().toString(), records, Files.size(file)));
      }
    }
    return list;
  }

  /**
   * Writes what is buffered and closes all files.
   *
   * @throws IOException when writing fails, of the first file where it does
   */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (PartFiles files : parts.values()) {
      for (TFRecordWriter writer : files.writers) {
        try {
          writer.close();
        } catch (IOException e) {
          failure = failure == null ? e : failure;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
