// SPDX-License-Identifier: GPL-3.0-or-later
// Catalyst's own client library, unchanged, against the emulated Data Store: it signs in, reads
// tables and columns, pages through rows and writes some, asks in ZCQL, exports in bulk and keeps a
// value in the cache.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "./sandbox.mjs";

const rows = 500;

// The library reads its addresses from the environment when it is loaded.
async function signIn(ready) {
  const { clientId, clientSecret, refreshToken, projectId, orgId } = ready.credentials.catalyst;
  process.env.X_ZOHO_CATALYST_ACCOUNTS_URL = ready.accounts;
  process.env.X_ZOHO_CATALYST_CONSOLE_URL = ready.catalyst;
  process.env.X_ZOHO_CATALYST_ORG_ID = orgId;
  const { default: catalyst } = await import("zcatalyst-sdk-node");
  return catalyst.initializeApp({
    project_id: projectId,
    project_key: "10000000001",
    environment: "Production",
    credential: catalyst.credential.refreshToken({
      client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken,
    }),
  });
}

async function tablesAndColumns(store) {
  const tables = await store.getAllTables();
  const names = tables.map((table) => table.toJSON().table_name);
  for (const name of ["Orders", "Customers", "Empty"]) assert.ok(names.includes(name), name);
  const details = await store.getTableDetails("Orders");
  const columns = await details.getAllColumns();
  assert.equal(columns.length, 24);
  assert.equal(columns[0].column_name, "ROWID");
  const one = await details.getColumnDetails(columns[4].column_id);
  assert.deepEqual(one, columns[4]);
  console.log(names.length, "tables,", columns.length, "columns of Orders");
  return details;
}

async function allRows(table) {
  const ids = new Set();
  for await (const row of table.getIterableRows()) ids.add(row.ROWID);
  assert.equal(ids.size, rows);
  const page = await table.getPagedRows({ maxRows: 7 });
  assert.equal(page.data.length, 7);
  assert.equal(page.more_records, true);
  const [first] = ids;
  assert.equal((await table.getRow(first)).ROWID, first); // all its digits
  console.log("paged through", ids.size, "rows");
}

async function changeRows(store) {
  const table = store.table("Customers");
  const made = await table.insertRows([{ Code: "V1", Name: "Ann" }, { Code: "V2", Credit: 2.5 }]);
  assert.equal(made.length, 2);
  assert.match(made[0].CREATEDTIME, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d:\d{3}$/);
  const changed = await table.updateRow({ ROWID: made[0].ROWID, City: "Pune" });
  assert.equal(changed.City, "Pune");
  assert.equal(changed.Name, "Ann");
  await assert.rejects(table.insertRow({ Code: "V1" }), (error) => {
    assert.equal(error.statusCode, 409);
    assert.equal(error.code, "DUPLICATE_VALUE");
    return true;
  });
  assert.equal(await table.deleteRow(made[0].ROWID), true);
  assert.equal(await table.deleteRows([made[1].ROWID]), true);
  await assert.rejects(table.getRow(made[0].ROWID), (error) => error.statusCode === 404);
  console.log("inserted, changed and deleted rows");
}

async function queries(app) {
  const count = await app.zcql().executeZCQLQuery("SELECT COUNT(ROWID) FROM Orders");
  assert.equal(Number(count[0].Orders["COUNT(ROWID)"]), rows);
  const few = await app.zcql().executeZCQLQuery(
    "SELECT ROWID, Status FROM Orders WHERE Status = 'open' ORDER BY MODIFIEDTIME DESC LIMIT 0,5");
  assert.equal(few.length, 5);
  assert.ok(few.every((row) => row.Orders.Status === "open"));
  await assert.rejects(
    app.zcql().executeZCQLQuery("SELECT nothing"), (error) => error.statusCode === 400);
  console.log("queried", few.length, "rows of", count[0].Orders["COUNT(ROWID)"]);
}

async function bulkRead(table, folder) {
  const bulk = table.bulkJob("read");
  const created = await bulk.createJob({
    page: 1,
    select_columns: ["ROWID", "Status"],
    criteria: {
      group_operator: "and",
      group: [{ column_name: "Quantity", comparator: "greater_than", value: "0" }],
    },
  });
  assert.equal(created.status, "In-Progress");
  let job = created;
  for (let polls = 0; polls < 100 && job.status === "In-Progress"; ++polls) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    job = await bulk.getStatus(created.job_id);
  }
  assert.equal(job.status, "Completed");
  assert.equal(job.results.details[0].records_processed, rows);
  const chunks = [];
  for await (const chunk of await bulk.getResult(created.job_id)) chunks.push(chunk);
  const path = join(folder, "page.zip");
  writeFileSync(path, Buffer.concat(chunks));
  const [header, ...lines] = execFileSync("unzip", ["-p", path, "Table-Orders.csv"])
    .toString().trim().split("\n");
  assert.equal(header, "ROWID,Status");
  assert.equal(lines.length, rows);
  console.log("exported", lines.length, "rows");
}

async function cache(app) {
  const [standing] = await app.cache().getAllSegment();
  for (const segment of [app.cache().segment(), app.cache().segment(standing.toJSON().id)]) {
    const put = await segment.put("sluice", "held", 1);
    assert.equal(put.cache_name, "sluice");
    assert.equal(await segment.getValue("sluice"), "held");
    await segment.update("sluice", "kept");
    assert.equal(Number((await segment.get("sluice")).expiry_in_hours), 48);
    assert.equal(await segment.delete("sluice"), true);
    assert.equal(await segment.getValue("sluice"), null);
  }
  console.log("cache put, read, updated and deleted");
}

const folder = mkdtempSync(join(tmpdir(), "sluice-vendor-"));
const sandbox = await startSandbox(process.argv[2], ["--limits", "off", "--scale", String(rows)]);
try {
  const app = await signIn(sandbox.ready);
  const orders = await tablesAndColumns(app.datastore());
  await allRows(orders);
  await changeRows(app.datastore());
  await queries(app);
  await bulkRead(orders, folder);
  await cache(app);
  console.log("passed");
} finally {
  sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
