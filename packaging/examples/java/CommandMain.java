// SPDX-License-Identifier: GPL-3.0-or-later
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs a processRecords() class as a command of Sluice: CSV with _row on standard input, the same on
 * standard output. A record that processRecords() leaves out is dropped; one with a value under
 * "_reject" is rejected with that reason. A key that was removed, or whose value is null, empties
 * its field: the word "null" is never written.
 */
public class CommandMain {
    private static final int BATCH = 500;

    public static void main(String[] arguments) throws IOException {
        RecordsProcessor processor = new RecordsProcessor();
        try (Reader in = new BufferedReader(
                 new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
             Writer out = new BufferedWriter(
                 new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16)) {
            List<String> header = readRow(in);
            if (header == null) {
                throw new IOException("There is no input");
            }
            List<String> columns = new ArrayList<>(header);
            columns.add("_reject");
            writeRow(out, columns);
            List<Map<String, String>> batch = new ArrayList<>();
            for (List<String> row = readRow(in); row != null; row = readRow(in)) {
                Map<String, String> record = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    record.put(header.get(i), row.get(i));
                }
                batch.add(record);
                if (batch.size() == BATCH) {
                    writeBatch(out, columns, processor.processRecords(batch));
                    batch = new ArrayList<>();
                }
            }
            if (!batch.isEmpty()) {
                writeBatch(out, columns, processor.processRecords(batch));
            }
        }
    }

    private static void writeBatch(
        Writer out, List<String> columns, List<Map<String, String>> records) throws IOException {
        Set<String> known = new HashSet<>(columns);
        for (Map<String, String> record : records) {
            for (String key : record.keySet()) {
                if (!known.contains(key)) {
                    throw new IOException("The field " + key + " is not among those of the job;"
                        + " add it to what the processor writes");
                }
            }
            List<String> row = new ArrayList<>();
            for (String column : columns) {
                String value = record.get(column);
                row.add(value == null ? "" : value);
            }
            writeRow(out, row);
        }
        out.flush();
    }

    /** One row of RFC 4180, line ends in quotes included; null at the end. */
    private static List<String> readRow(Reader in) throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (; ; c = in.read()) {
            if (isQuoted) {
                if (c < 0) {
                    throw new IOException("A quote is not closed");
                }
                if (c != '"') {
                    field.append((char) c);
                    continue;
                }
                c = in.read();
                if (c == '"') {
                    field.append('"');
                    continue;
                }
                isQuoted = false;
            }
            if (c == '"' && field.length() == 0) {
                isQuoted = true;
            } else if (c == ',') {
                row.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' || c < 0) {
                row.add(field.toString());
                return row;
            } else if (c != '\r') {
                field.append((char) c);
            }
        }
    }

    private static void writeRow(Writer out, List<String> row) throws IOException {
        for (int i = 0; i < row.size(); i++) {
            String value = row.get(i);
            if (i > 0) {
                out.write(',');
            }
            boolean isPlain = value.chars().noneMatch(
                c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.write(isPlain ? value : '"' + value.replace("\"", "\"\"") + '"');
        }
        out.write('\n');
    }
}
