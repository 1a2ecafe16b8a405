// SPDX-License-Identifier: GPL-3.0-or-later
// Klaviyo's own client library, unchanged but for the base URL, against the emulated service: it
// imports profiles and events in bulk, makes catalog records by jobs and reads all of it back.
import assert from "node:assert/strict";
import klaviyo from "klaviyo-api";
import { startSandbox } from "./sandbox.mjs";

const {
  ApiKeySession, CatalogsApi, EventsApi, ListsApi, MetricsApi, ProfilesApi,
  RetryWithExponentialBackoff,
} = klaviyo;

const profiles = 250;
const catalogId = (id) => `$custom:::$default:::${id}`;

// Asks until the job is over; its attributes.
async function finished(ask) {
  for (let polls = 0; polls < 300; ++polls) {
    const { attributes } = (await ask()).body.data;
    if (attributes.status === "complete") return attributes;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the job does not end");
}

async function importProfiles(api, lists) {
  const [list] = (await lists.getLists()).body.data;
  const attributes = (n) => ({
    email: `vendor${n}@example.com`, externalId: `v${n}`, firstName: "Jane",
    location: { city: "Raleigh" }, properties: { loyalty: "gold" },
    ...(n === 7 ? { phoneNumber: "12" } : {}),
  });
  const created = await api.bulkImportProfiles({
    data: {
      type: "profile-bulk-import-job",
      attributes: {
        profiles: {
          data: Array.from({ length: profiles },
            (_, n) => ({ type: "profile", attributes: attributes(n) })),
        },
      },
      relationships: { lists: { data: [{ type: "list", id: list.id }] } },
    },
  });
  assert.equal(created.response.status, 202);
  const { id } = created.body.data;
  const job = await finished(() => api.getBulkImportProfilesJob(id));
  assert.equal(job.completedCount, profiles - 1);
  assert.equal(job.failedCount, 1);
  const errors = (await api.getErrorsForBulkImportProfilesJob(id)).body.data;
  assert.equal(errors.length, 1);
  assert.match(errors[0].attributes.source.pointer, /data\/7\/attributes\/phone_number$/);
  console.log("imported", job.completedCount, "profiles;", errors[0].attributes.detail);
}

async function singleProfiles(api) {
  const found = (await api.getProfiles({ filter: 'equals(email,"VENDOR3@example.com")' })).body.data;
  assert.equal(found.length, 1);
  assert.equal(found[0].attributes.externalId, "v3");
  const patched = await api.updateProfile(found[0].id, {
    data: { type: "profile", id: found[0].id, attributes: { title: "Dr" } },
  });
  assert.equal(patched.body.data.attributes.title, "Dr");
  await assert.rejects(
    api.createProfile({ data: { type: "profile", attributes: { email: "vendor3@example.com" } } }),
    (error) => error.response.status === 409
      && error.response.data.errors[0].meta.duplicate_profile_id === found[0].id);
  let seen = 0;
  for (let cursor; ;) {
    const page = (await api.getProfiles({ pageSize: 100, pageCursor: cursor })).body;
    seen += page.data.length;
    if (!page.links.next) break;
    cursor = new URL(page.links.next).searchParams.get("page[cursor]");
  }
  assert.equal(seen, profiles - 1);
  console.log("read", seen, "profiles in pages");
}

async function sendEvents(events, metrics) {
  const event = (n) => ({
    type: "event",
    attributes: {
      metric: { data: { type: "metric", attributes: { name: "Placed Order" } } },
      properties: { ItemNames: ["Shirt"] }, uniqueId: `o${n}`, value: 23.8, valueCurrency: "EUR",
      time: new Date("2024-01-04T19:54:49Z"),
    },
  });
  const sent = await events.bulkCreateEvents({
    data: {
      type: "event-bulk-create-job",
      attributes: {
        eventsBulkCreate: {
          data: [{
            type: "event-bulk-create",
            attributes: {
              profile: { data: { type: "profile", attributes: { email: "vendor1@example.com" } } },
              events: { data: [event(1), event(2)] },
            },
          }],
        },
      },
    },
  });
  assert.equal(sent.response.status, 202);
  const [metric] = (await metrics.getMetrics()).body.data;
  assert.equal(metric.attributes.name, "Placed Order");
  const read = (await events.getEvents({ filter: `equals(metric_id,"${metric.id}")` })).body.data;
  assert.equal(read.length, 2);
  console.log("sent", read.length, "events of", metric.attributes.name);
}

async function catalog(api) {
  const made = await api.createCatalogCategory({
    data: { type: "catalog-category", attributes: { externalId: "c", name: "Bags" } },
  });
  assert.equal(made.body.data.id, catalogId("c"));
  const items = await api.bulkCreateCatalogItems({
    data: {
      type: "catalog-item-bulk-create-job",
      attributes: {
        items: {
          data: [1, 2, 1].map((n) => ({
            type: "catalog-item",
            attributes: {
              externalId: `i${n}`, title: "Bag", description: "", url: "https://shop.example/",
              price: 118.75, published: true,
            },
            relationships: {
              categories: { data: [{ type: "catalog-category", id: catalogId("c") }] },
            },
          })),
        },
      },
    },
  });
  const job = await finished(() => api.getBulkCreateCatalogItemsJob(items.body.data.id));
  assert.equal(job.completedCount, 2);
  assert.equal(job.errors.length, 1);
  const variant = await api.createCatalogVariant({
    data: {
      type: "catalog-variant",
      attributes: {
        externalId: "s", title: "Bag", description: "", sku: "s", inventoryQuantity: 3, price: 9.5,
        url: "https://shop.example/",
      },
      relationships: { item: { data: { type: "catalog-item", id: catalogId("i1") } } },
    },
  });
  assert.equal(variant.body.data.attributes.inventoryQuantity, 3);
  const read = (await api.getCatalogItems({ filter: `any(ids,["${catalogId("i1")}"])` })).body.data;
  assert.equal(read[0].attributes.externalId, "i1");
  const variants = (await api.getVariantsForCatalogItem(catalogId("i1"))).body.data;
  assert.equal(variants.length, 1);
  console.log("made", job.completedCount, "items, 1 variant, 1 category; refused", job.errors[0].code);
}

async function checkLedger(sandbox) {
  const rows = async (stream) =>
    JSON.parse(await sandbox.get(`/ledger/digest?service=klaviyo&stream=${stream}`)).rows;
  assert.equal(await rows("profiles"), profiles - 1);
  assert.equal(await rows("events"), 2);
  assert.equal(await rows("catalog-items"), 2);
  assert.equal(await rows("catalog-variants"), 1);
  assert.equal(await rows("catalog-categories"), 1);
}

const sandbox = await startSandbox(process.argv[2], ["--limits", "off"]);
try {
  const session = new ApiKeySession(
    sandbox.ready.credentials.klaviyo.privateKey, new RetryWithExponentialBackoff());
  const api = (Kind) => Object.assign(new Kind(session), { basePath: sandbox.ready.klaviyo });
  await importProfiles(api(ProfilesApi), api(ListsApi));
  await singleProfiles(api(ProfilesApi));
  await sendEvents(api(EventsApi), api(MetricsApi));
  await catalog(api(CatalogsApi));
  await checkLedger(sandbox);
  console.log("passed");
} finally {
  sandbox.stop();
}
process.exit(0);
