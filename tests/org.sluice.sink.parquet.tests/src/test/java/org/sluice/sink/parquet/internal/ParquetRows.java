package org.sluice.sink.parquet.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * Reads tables as Hive and Spark do, with parquet-java: the files of the table's directory and of the partitions in it,
 * without those whose names begin with an underscore or a dot. A file or directory that goes between being listed and
 * being opened makes it start over.
 */
final class ParquetRows {

    private ParquetRows() {}

    static List<String> local(Path table) throws IOException {
        while (true) {
            try {
                List<String> rows = new ArrayList<>();
                for (Path file : localFiles(table)) {
                    rows.addAll(read(new LocalInputFile(file)));
                }
                return rows;
            } catch (NoSuchFileException | FileNotFoundException e) {
                if (!Files.exists(table)) {
                    return List.of();
                }
            }
        }
    }

    static List<Path> localFiles(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(children::add);
        }
        for (Path child : children) {
            String name = child.getFileName().toString();
            if (name.startsWith("load_date=")) {
                files.addAll(localFiles(child));
            } else if (isData(name)) {
                files.add(child);
            }
        }
        return files;
    }

    private static boolean isData(String name) {
        return name.endsWith(".parquet") && !name.startsWith("_") && !name.startsWith(".");
    }

    static List<String> hadoop(FileSystem fileSystem, org.apache.hadoop.fs.Path table) throws IOException {
        while (true) {
            try {
                List<String> rows = new ArrayList<>();
                for (FileStatus file : hadoopFiles(fileSystem, table)) {
                    rows.addAll(read(HadoopInputFile.fromStatus(file, new Configuration())));
                }
                return rows;
            } catch (FileNotFoundException e) {
                if (!fileSystem.exists(table)) {
                    return List.of();
                }
            }
        }
    }

    private static List<FileStatus> hadoopFiles(FileSystem fileSystem, org.apache.hadoop.fs.Path directory)
            throws IOException {
        List<FileStatus> files = new ArrayList<>();
        for (FileStatus child : fileSystem.listStatus(directory)) {
            String name = child.getPath().getName();
            if (name.startsWith("load_date=")) {
                files.addAll(hadoopFiles(fileSystem, child.getPath()));
            } else if (isData(name)) {
                files.add(child);
            }
        }
        return files;
    }

    private static List<String> read(InputFile input) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(input)) {
            MessageType schema = reader.getFooter().getFileMetaData().getSchema();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(pages, new GroupRecordConverter(schema));
                for (long row = 0; row < pages.getRowCount(); row++) {
                    rows.add(text(records.read()));
                }
            }
        }
        return rows;
    }

    private static String text(Group row) {
        return row.getLong("id", 0) + ":"
                + (row.getFieldRepetitionCount("name") == 0 ? "null" : row.getString("name", 0));
    }
}
