// SPDX-License-Identifier: GPL-3.0-or-later
import java.util.List;
import java.util.Map;

/**
 * Where your class goes: the same processRecords() that the bulk processing function called, with
 * batches of 500 records. Put your own code in its place, or let this class call it.
 */
public class RecordsProcessor {
    public List<Map<String, String>> processRecords(List<Map<String, String>> records) {
        for (Map<String, String> record : records) {
            String country = record.get("Country");
            if (country != null && country.trim().equalsIgnoreCase("india")) {
                record.put("Country", "IN");
            }
        }
        return records;
    }
}
