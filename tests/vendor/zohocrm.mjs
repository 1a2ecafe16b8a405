// SPDX-License-Identifier: GPL-3.0-or-later
// Zoho's own client library for the CRM, unchanged, against the emulated services: it refreshes a
// token, reads the fields of Leads, reads records in bulk and writes some of them back; then it
// inserts, updates, upserts, reads, counts, queries and deletes single records.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as sdk from "@zohocrm/nodejs-sdk-8.0";
import { DataCenter } from "./node_modules/@zohocrm/nodejs-sdk-8.0/lib/routes/dc/data_center.js";
import { startSandbox } from "./sandbox.mjs";

const rows = 500;
const written = 50;

async function signIn(ready, folder) {
  const environment = DataCenter.setEnvironment(
    ready.crm, `${ready.accounts}/oauth/v2/token`, ready.crmUpload);
  const token = new sdk.OAuthBuilder()
    .clientId(ready.credentials.clientId)
    .clientSecret(ready.credentials.clientSecret)
    .refreshToken(ready.credentials.refreshToken)
    .build();
  const builder = await new sdk.InitializeBuilder();
  await builder
    .environment(environment)
    .token(token)
    .store(new sdk.FileStore(join(folder, "tokens.csv")))
    .resourcePath(folder)
    .initialize();
  assert.ok(token.getAccessToken(), "no access token");
  assert.ok(token.getUserSignature()?.getName(), "the user of the token was not found");
  console.log("signed in as", token.getUserSignature().getName());
}

// The object of an answer that is of the class that is expected, else an error that tells why not.
// The library gives files as promises.
async function answerOf(response, status) {
  const object = await response.getObject();
  const code = object?.getCode?.()?.getValue?.();
  const why = `${response.getStatusCode()} ${code ?? ""} ${object?.getMessage?.()?.getValue?.() ?? ""}`;
  assert.equal(response.getStatusCode(), status, why);
  assert.ok(object, "the answer could not be read");
  return object;
}

async function leadFields() {
  const parameters = new sdk.ParameterMap();
  await parameters.add(sdk.Fields.GetFieldsParam.MODULE, "Leads");
  const answer = await answerOf(await new sdk.Fields.FieldsOperations().getFields(parameters), 200);
  const names = answer.getFields().map((field) => field.getAPIName());
  for (const name of ["Last_Name", "Email", "Country"])
    assert.ok(names.includes(name), `no field ${name}`);
  console.log(names.length, "fields of Leads");
}

async function leads() {
  const module = new sdk.Modules.MinifiedModule();
  module.setAPIName("Leads");
  return module;
}

// Asks until `isOver` says so of what `ask` gives.
async function waitFor(ask, isOver) {
  for (let polls = 0; polls < 300; ++polls) {
    const answer = await ask();
    if (isOver(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the job does not end");
}

function csvRows(folder, name, zip) {
  const path = join(folder, name);
  writeFileSync(path, zip);
  const [header, ...lines] = execFileSync("unzip", ["-p", path]).toString().trim().split(/\r?\n/);
  return { header: header.split(","), lines };
}

async function bulkRead(folder) {
  const operations = new sdk.BulkRead.BulkReadOperations();
  const query = new sdk.BulkRead.Query();
  await query.setModule(await leads());
  query.setFields(["Last_Name", "Email", "Country"]);
  query.setPage(1);
  const body = new sdk.BulkRead.BodyWrapper();
  await body.setQuery(query);
  const created = (await answerOf(await operations.createBulkReadJob(body), 201)).getData()[0];
  assert.ok(created instanceof sdk.BulkRead.SuccessResponse, "the read job was refused");
  const id = created.getDetails().get("id");

  const job = await waitFor(
    async () =>
      (await answerOf(await operations.getBulkReadJobDetails(BigInt(id)), 200)).getData()[0],
    (detail) => ["COMPLETED", "FAILURE"].includes(detail.getState().getValue()));
  assert.equal(job.getState().getValue(), "COMPLETED");
  assert.equal(Number(job.getResult().getCount()), rows);
  assert.equal(job.getResult().getMoreRecords(), false);

  const file = await answerOf(await operations.downloadResult(BigInt(id)), 200);
  assert.ok(file instanceof sdk.BulkRead.FileBodyWrapper, "the result is no file");
  const csv = csvRows(folder, "read.zip", file.getFile().getStream());
  assert.equal(csv.lines.length, rows);
  console.log("read", csv.lines.length, "records with the columns", csv.header.join(" "));
  const idColumn = csv.header.findIndex((name) => name.toLowerCase() === "id");
  return csv.lines.map((line) => line.split(",")[idColumn]);
}

// `csvs`: the text of each file by its name.
async function upload(operations, folder, csvs) {
  const zip = join(folder, `${Object.keys(csvs)[0]}.zip`);
  for (const [name, text] of Object.entries(csvs)) {
    writeFileSync(join(folder, name), text);
    execFileSync("zip", ["-q", "-j", zip, join(folder, name)]);
  }
  const [organisation] =
    (await answerOf(await new sdk.Org.OrgOperations().getOrganization(), 200)).getOrg();
  const headers = new sdk.HeaderMap();
  await headers.add(sdk.BulkWrite.UploadFileHeader.FEATURE, "bulk-write");
  await headers.add(sdk.BulkWrite.UploadFileHeader.X_CRM_ORG, organisation.getZgid());
  const body = new sdk.BulkWrite.FileBodyWrapper();
  body.setFile(new sdk.StreamWrapper(null, null, zip));
  const uploaded = await answerOf(await operations.uploadFile(body, headers), 200);
  assert.ok(uploaded instanceof sdk.BulkWrite.SuccessResponse, "the upload was refused");
  return String(uploaded.getDetails().get("file_id")); // given as a BigInt
}

function mapping(apiName, index, parentColumn) {
  const field = new sdk.BulkWrite.FieldMapping();
  field.setAPIName(apiName);
  field.setIndex(index);
  if (parentColumn !== undefined) field.setParentColumnIndex(parentColumn);
  return field;
}

async function resourceOf(moduleName, fileId, fileName, mappings) {
  const module = new sdk.Modules.MinifiedModule();
  module.setAPIName(moduleName);
  const resource = new sdk.BulkWrite.Resource();
  resource.setType(new sdk.Choice("data"));
  await resource.setModule(module);
  resource.setFileId(fileId);
  resource.setFileNames([fileName]);
  resource.setFieldMappings(mappings);
  return resource;
}

// Makes the job and waits until it is completed.
async function writeJob(operations, operation, resources) {
  const request = new sdk.BulkWrite.RequestWrapper();
  request.setCharacterEncoding("UTF-8");
  request.setOperation(new sdk.Choice(operation));
  request.setResource(resources);
  const created = await answerOf(await operations.createBulkWriteJob(request), 201);
  assert.ok(created instanceof sdk.BulkWrite.SuccessResponse, "the write job was refused");
  const id = String(created.getDetails().get("id"));
  const ended = await waitFor(
    async () => answerOf(await operations.getBulkWriteJobDetails(id), 200),
    (answer) => ["COMPLETED", "FAILED"].includes(answer.getStatus()));
  assert.ok(ended instanceof sdk.BulkWrite.BulkWriteResponse);
  assert.equal(ended.getStatus(), "COMPLETED");
  return ended;
}

async function bulkWrite(folder, ids) {
  const operations = new sdk.BulkWrite.BulkWriteOperations();
  const rowsOfIds = ["id,Company", ...ids.map((id, i) => `${id},Vendor ${i}`)].join("\n") + "\n";
  const fileId = await upload(operations, folder, { "leads.csv": rowsOfIds });
  const resource = await resourceOf(
    "Leads", fileId, "leads.csv", [mapping("id", 0), mapping("Company", 1)]);
  resource.setFindBy("id");
  const ended = await writeJob(operations, "update", [resource]);
  assert.equal(Number(ended.getResource()[0].getFile().getUpdatedCount()), ids.length);

  const file = await answerOf(
    await operations.downloadBulkWriteResult(ended.getResult().getDownloadUrl()), 200);
  const csv = csvRows(folder, "written.zip", file.getFile().getStream());
  assert.equal(csv.lines.length, ids.length);
  assert.ok(csv.header.includes("STATUS"), csv.header.join(" "));
  console.log("wrote", csv.lines.length, "records; result columns", csv.header.join(" "));
}

// A parent and the rows of its subform in one job.
async function bulkWriteChildren(folder) {
  const operations = new sdk.BulkWrite.BulkWriteOperations();
  const fileId = await upload(operations, folder, {
    "visits.csv": "Name,Visit_Code\nVendor visit,VV-1\n",
    "items.csv": "Visit,Item\nVV-1,Helmet\nVV-1,Rope\nVV-2,Lamp\n" });
  const ended = await writeJob(operations, "insert", [
    await resourceOf("Site_Visits", fileId, "visits.csv",
      [mapping("Name", 0), mapping("Visit_Code", 1)]),
    await resourceOf("Visit_Items", fileId, "items.csv",
      [mapping("Parent_Id", 0, 1), mapping("Item", 1)])]);
  const files = ended.getResource().map((resource) => resource.getFile());
  assert.deepEqual(files.map((file) => Number(file.getAddedCount())), [1, 2]);
  assert.equal(Number(files[1].getSkippedCount()), 1);
  console.log("wrote a parent and", Number(files[1].getAddedCount()), "rows of its subform");
}

async function checkLedger(sandbox, ids) {
  const lines = (await sandbox.get("/ledger?service=zoho-crm&stream=Leads")).trim().split("\n");
  const records = new Map(lines.map((line) => JSON.parse(line)).map((row) => [row.id, row]));
  ids.forEach((id, i) => {
    assert.equal(records.get(id).values.Company, `Vendor ${i}`);
  });
}

// A lead with these values; the library checks their types against the fields that it asks for.
async function leadOf(values) {
  const record = new sdk.Record.Record();
  for (const [name, value] of Object.entries(values)) await record.addKeyValue(name, value);
  return record;
}

async function recordBody(records, trigger) {
  const body = new sdk.Record.BodyWrapper();
  body.setData(records);
  if (trigger) body.setTrigger(trigger);
  return body;
}

// The ids of an answer whose entries must all be right.
function idsOf(answer, message) {
  return answer.getData().map((entry) => {
    assert.ok(entry instanceof sdk.Record.SuccessResponse, entry.getMessage?.().getValue());
    assert.equal(entry.getMessage().getValue(), message);
    return entry.getDetails().get("id");
  });
}

async function insertAndUpdate(operations) {
  const inserted = await answerOf(
    await operations.createRecords(await recordBody([
      await leadOf({ Last_Name: "Vendor", Company: "Inserted", Email: "vendor@example.org",
        Annual_Revenue: 12.5, Email_Opt_Out: true, Next_Contact_Date: new Date("2026-02-28") }),
      await leadOf({ Last_Name: "Second", Company: "Inserted" })], [])), 201);
  const ids = idsOf(inserted, "record added");
  const one = await leadOf({ Company: "Updated" });
  idsOf(await answerOf(
    await operations.updateRecord(BigInt(ids[0]), await recordBody([one])), 200), "record updated");
  const second = await leadOf({ Company: "Updated" });
  await second.setId(BigInt(ids[1]));
  idsOf(await answerOf(
    await operations.updateRecords(await recordBody([second])), 200), "record updated");

  const body = await recordBody([
    await leadOf({ Last_Name: "Upserted", Company: "Updated", Email: "vendor@example.org" })]);
  body.setDuplicateCheckFields(["Email"]);
  const upserted = await answerOf(await operations.upsertRecords(body), 200);
  assert.equal(String(upserted.getData()[0].getDetails().get("id")), String(ids[0]));
  assert.equal(upserted.getData()[0].getAction().getValue(), "update");
  assert.equal(upserted.getData()[0].getDuplicateField(), "Email");
  console.log("inserted, updated and upserted", ids.length, "records");
  return ids;
}

async function refusedRecord(operations, id) {
  const record = await leadOf({ Email: "vendor@example.org" });
  await record.setId(id);
  const answer = await operations.updateRecords(await recordBody([record]));
  assert.equal(answer.getStatusCode(), 202);
  const entry = (await answer.getObject()).getData()[0];
  assert.ok(entry instanceof sdk.Record.APIException, "nothing was wrong");
  assert.equal(entry.getCode().getValue(), "DUPLICATE_DATA");
  console.log("a record is refused with", entry.getCode().getValue());
}

async function readRecords(operations, ids) {
  const one = (await answerOf(await operations.getRecord(BigInt(ids[0])), 200)).getData()[0];
  assert.equal(one.getKeyValue("Company"), "Updated");
  assert.equal(one.getKeyValue("Last_Name"), "Upserted");
  assert.equal(one.getKeyValue("Annual_Revenue"), 12.5);
  assert.equal(one.getKeyValue("Email_Opt_Out"), true);

  const parameters = new sdk.ParameterMap();
  await parameters.add(sdk.Record.GetRecordsParam.FIELDS, "Last_Name,Owner,Created_Time");
  await parameters.add(sdk.Record.GetRecordsParam.PER_PAGE, 200);
  const page = await answerOf(await operations.getRecords(parameters), 200);
  assert.equal(page.getData().length, 200);
  assert.equal(page.getInfo().getMoreRecords(), true);
  const next = new sdk.ParameterMap();
  await next.add(sdk.Record.GetRecordsParam.FIELDS, "Last_Name");
  await next.add(sdk.Record.GetRecordsParam.PAGE_TOKEN, page.getInfo().getNextPageToken());
  const second = await answerOf(await operations.getRecords(next), 200);
  assert.notEqual(second.getData()[0].getId(), page.getData()[0].getId());
  console.log("listed", page.getData().length, "and", second.getData().length, "records");
}

async function countAndQuery(operations) {
  const counted = await answerOf(await operations.recordCount(), 200);
  assert.equal(Number(counted.getCount()), rows + 2);
  const body = new sdk.Coql.BodyWrapper();
  body.setSelectQuery(
    "select Last_Name, Company from Leads where (Company = 'Updated' and id is not null) limit 10");
  const found = await answerOf(await new sdk.Coql.CoqlOperations().getRecords(body), 200);
  assert.equal(found.getData().length, 2);
  assert.equal(found.getInfo().getMoreRecords(), false);
  console.log("counted", Number(counted.getCount()), "and queried", found.getData().length);
}

async function deleteRecords(operations, ids) {
  const parameters = new sdk.ParameterMap();
  await parameters.add(sdk.Record.DeleteRecordsParam.IDS, String(ids[0]));
  idsOf(await answerOf(await operations.deleteRecords(parameters), 200), "record deleted");
  idsOf(await answerOf(await operations.deleteRecord(BigInt(ids[1])), 200), "record deleted");
  console.log("deleted", ids.length, "records");
}

async function singleRecords() {
  const operations = new sdk.Record.RecordOperations("Leads");
  const ids = await insertAndUpdate(operations);
  await refusedRecord(operations, BigInt(ids[1]));
  await readRecords(operations, ids);
  await countAndQuery(operations);
  await deleteRecords(operations, ids);
}

const folder = mkdtempSync(join(tmpdir(), "sluice-vendor-"));
const sandbox = await startSandbox(process.argv[2], ["--limits", "off", "--scale", String(rows)]);
try {
  await signIn(sandbox.ready, folder);
  await leadFields();
  const ids = (await bulkRead(folder)).slice(0, written);
  await bulkWrite(folder, ids);
  await checkLedger(sandbox, ids);
  await bulkWriteChildren(folder);
  await singleRecords();
  console.log("passed");
} finally {
  sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
