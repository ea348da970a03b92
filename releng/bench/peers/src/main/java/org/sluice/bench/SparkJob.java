package org.sluice.bench;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** What a user would write for Spark. Arguments: job, url, table, key, largest key, target. */
public final class SparkJob {

    private static final String TABLE = "lake.bench.";

    private SparkJob() {}

    public static void main(String[] arguments) throws Exception {
        String target = arguments[5];
        try (SparkSession spark = session(target)) {
            Source source = new Source(spark, arguments[1], arguments[2], arguments[3], arguments[4]);
            switch (arguments[0]) {
                case "parquet" ->
                    source.split().write().mode(SaveMode.Overwrite).parquet(target);
                case "append" -> append(source, arguments[2]);
                case "create" -> create(source, arguments[2]);
                case "merge" -> merge(source, arguments[2], arguments[3]);
                case "jdbc" -> jdbc(source, target);
                case "same" -> requireSame(source, spark.read().parquet(target));
                case "same-table" -> requireSame(source, spark.table(TABLE.replace("bench", "public") + arguments[2]));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static SparkSession session(String warehouse) {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.parquet.compression.codec", "zstd")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.lake.type", "hadoop")
                .config("spark.sql.catalog.lake.warehouse", warehouse)
                .getOrCreate();
    }

    private static void append(Source source, String table) throws Exception {
        source.split().writeTo(TABLE + table).using("iceberg").create();
    }

    private static void create(Source source, String table) {
        source.split().createOrReplaceTempView("source");
        source.spark()
                .sql("CREATE TABLE " + TABLE + table + " USING iceberg TBLPROPERTIES ('format-version' = '2',"
                        + " 'write.merge.mode' = 'merge-on-read', 'write.delete.mode'"
                        + " = 'merge-on-read') AS SELECT * FROM source");
    }

    private static void merge(Source source, String table, String key) {
        source.where("updated_at >= '2026-01-01'").createOrReplaceTempView("changes");
        source.spark()
                .sql("MERGE INTO " + TABLE + table + " t USING changes s ON t." + key + " = s." + key
                        + " WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *");
    }

    private static void jdbc(Source source, String target) {
        String[] urlAndTable = target.split("#");
        source.split()
                .write()
                .mode(SaveMode.Append)
                .options(Map.of(
                        "url",
                        urlAndTable[0] + "&reWriteBatchedInserts=true",
                        "dbtable",
                        urlAndTable[1],
                        "batchsize",
                        "10000"))
                .format("jdbc")
                .save();
    }

    /** Row by row, whatever their order; as many of each as there are. */
    private static void requireSame(Source source, Dataset<Row> written) {
        Dataset<Row> there = written.select(source.columns());
        Dataset<Row> expected = source.split().select(source.columns());
        long missing = expected.exceptAll(there).count();
        long surplus = there.exceptAll(expected).count();
        if (missing + surplus > 0) {
            throw new IllegalStateException(missing + " rows are missing or differ, " + surplus + " are too many");
        }
        System.out.println(there.count() + " rows are the same");
    }

    /** The table that is read. */
    private record Source(SparkSession spark, String url, String table, String key, String last) {

        /** In two parts by the key. */
        Dataset<Row> split() {
            return read(table)
                    .option("partitionColumn", key)
                    .option("numPartitions", "2")
                    .option("lowerBound", "1")
                    .option("upperBound", last)
                    .load();
        }

        String[] names() {
            return split().columns();
        }

        org.apache.spark.sql.Column[] columns() {
            return Stream.of(names()).map(functions::col).toArray(org.apache.spark.sql.Column[]::new);
        }

        Dataset<Row> where(String condition) {
            return read("(SELECT * FROM " + table + " WHERE " + condition + ") changed")
                    .load();
        }

        private org.apache.spark.sql.DataFrameReader read(String what) {
            return spark.read()
                    .format("jdbc")
                    .option("url", url)
                    .option("dbtable", what)
                    .option("fetchsize", "10000");
        }
    }
}
