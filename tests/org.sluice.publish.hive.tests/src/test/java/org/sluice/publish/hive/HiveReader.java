package org.sluice.publish.hive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hive.metastore.api.GetTableRequest;
import org.apache.hadoop.hive.metastore.api.NoSuchObjectException;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
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
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;

/** Reads tables as engines do: asks the metastore with Hive's own client where the files are, lists them, opens them. */
final class HiveReader implements AutoCloseable {

    private static final int QUERIES = 100;

    private final TSocket socket;
    private final ThriftHiveMetastore.Client client;

    HiveReader(MetastoreServer server) {
        try {
            this.socket = new TSocket("127.0.0.1", server.port());
            this.client = new ThriftHiveMetastore.Client(new TBinaryProtocol(socket));
            socket.open();
        } catch (TTransportException e) {
            throw new IllegalStateException(e);
        }
    }

    ThriftHiveMetastore.Client client() {
        return client;
    }

    Table table(String database, String name) throws TException {
        return client.get_table_req(new GetTableRequest(database, name)).getTable();
    }

    List<Partition> partitions(String database, String name) throws TException {
        return client.get_partitions(database, name, (short) -1);
    }

    /** Where the rows of a table are now; nowhere for one that is not known. */
    List<String> locations(String database, String name) throws TException {
        try {
            Table table = table(database, name);
            return table.getPartitionKeysSize() == 0
                    ? List.of(table.getSd().getLocation())
                    : partitions(database, name).stream()
                            .map(partition -> partition.getSd().getLocation())
                            .toList();
        } catch (NoSuchObjectException e) {
            return List.of();
        }
    }

    /** The rows as {@code id:name}; starts over where a file went since it was listed, as one that reruns its query. */
    List<String> rows(String database, String name) throws Exception {
        for (int again = 0; ; again++) {
            try {
                return read(locations(database, name));
            } catch (FileNotFoundException | NoSuchFileException e) {
                if (again == QUERIES) {
                    throw e;
                }
            }
        }
    }

    /** The rows in directories that were looked up before. */
    static List<String> read(List<String> locations) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String location : locations) {
            for (InputFile file : location.startsWith("hdfs:") ? remoteFiles(location) : localFiles(location)) {
                rows.addAll(read(file));
            }
        }
        return rows;
    }

    private static List<InputFile> localFiles(String location) throws IOException {
        Path directory = Path.of(location.substring("file:".length()));
        List<InputFile> files = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                if (isData(child.getFileName().toString()) && !Files.isDirectory(child)) {
                    files.add(new LocalInputFile(child));
                }
            }
        }
        return files;
    }

    private static List<InputFile> remoteFiles(String location) throws IOException {
        Configuration configuration = new Configuration();
        FileSystem fileSystem = FileSystem.get(URI.create(location), configuration);
        List<InputFile> files = new ArrayList<>();
        for (FileStatus child : fileSystem.listStatus(new org.apache.hadoop.fs.Path(location))) {
            if (isData(child.getPath().getName()) && !child.isDirectory()) {
                files.add(HadoopInputFile.fromStatus(child, configuration));
            }
        }
        return files;
    }

    /** Hive reads every file that is not hidden, whatever it is called. */
    private static boolean isData(String name) {
        return !name.startsWith("_") && !name.startsWith(".");
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

    @Override
    public void close() {
        socket.close();
    }
}
