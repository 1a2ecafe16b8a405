// SPDX-License-Identifier: GPL-3.0-or-later
// commercetools' own client library, unchanged, against the emulated services: it signs in, reads
// the shop page by page, asks with predicates and expansion, and holds a lock in a custom object.
import assert from "node:assert/strict";
import { createApiBuilderFromCtpClient } from "@commercetools/platform-sdk";
import { ClientBuilder } from "@commercetools/ts-client";
import { startSandbox } from "./sandbox.mjs";

const customers = 1200;

function shopOf(ready, change = {}) {
  const { projectKey, clientId, clientSecret, scopes } = ready.credentials.commercetools;
  const client = new ClientBuilder()
    .withProjectKey(projectKey)
    .withClientCredentialsFlow({
      host: ready.commercetoolsAuth,
      projectKey,
      credentials: { clientId, clientSecret },
      scopes: scopes.split(" "),
      httpClient: fetch,
      ...change,
    })
    .withHttpMiddleware({ host: ready.commercetoolsApi, httpClient: fetch })
    .build();
  return createApiBuilderFromCtpClient(client).withProjectKey({ projectKey });
}

async function statusOf(request) {
  try {
    return (await request.execute()).statusCode;
  } catch (error) {
    assert.ok(error.body?.errors?.[0]?.code, `no error body: ${error.message}`);
    return error.statusCode;
  }
}

// Every record of a collection by the documented cursor.
async function all(collection, where = []) {
  const ids = [];
  for (let last = ""; ;) {
    const queryArgs = { limit: 500, withTotal: false, sort: ["id asc"],
      where: [...where, ...(last ? [`id > "${last}"`] : [])] };
    const { body } = await collection.get({ queryArgs }).execute();
    assert.equal(body.total, undefined);
    assert.equal(body.count, body.results.length);
    ids.push(...body.results.map((record) => record.id));
    if (body.count < 500) return ids;
    last = ids[ids.length - 1];
  }
}

async function pages(shop) {
  const ids = await all(shop.customers());
  assert.equal(ids.length, customers);
  assert.equal(new Set(ids).size, customers);
  const { body } = await shop.customers().get({ queryArgs: { limit: 1 } }).execute();
  assert.equal(body.total, customers);
  const one = await shop.customers().withId({ ID: ids[7] }).get().execute();
  assert.equal(one.body.id, ids[7]);
  const some = await shop.customers().get({ queryArgs: {
    where: "id in :ids", "var.ids": ids.slice(0, 3), sort: "id desc" } }).execute();
  assert.deepEqual(some.body.results.map((record) => record.id), ids.slice(0, 3).reverse());
  console.log(ids.length, "customers");
}

async function predicates(shop) {
  const published = await all(shop.products(), ["masterData(published = true)"]);
  const projections = await all(shop.productProjections());
  assert.equal(published.length, projections.length);
  assert.ok(published.length < customers / 2, "no product is unpublished");
  assert.equal(await statusOf(shop.products().get({ queryArgs: { where: "id >" } })), 400);
  assert.equal(await statusOf(shop.products().get({ queryArgs: { limit: 501 } })), 400);
  const { body } = await shop.products().get({ queryArgs: {
    limit: 100, expand: "masterData.current.categories[*].ancestors[*]" } }).execute();
  const categories = body.results.flatMap((product) => product.masterData.current.categories);
  assert.ok(categories.some((category) => category.obj?.ancestors[0]?.obj?.name.en));
  const orders = await shop.orders().get({ queryArgs: {
    where: 'orderState = "Complete"', expand: "paymentInfo.payments[*]" } }).execute();
  assert.ok(orders.body.results[0].paymentInfo.payments[0].obj.transactions.length > 0);
  console.log(published.length, "published products");
}

async function lock(shop) {
  const place = { container: "klaviyo-ct-plugin-lock", key: "customerFullSync" };
  const objects = shop.customObjects();
  const object = objects.withContainerAndKey(place);
  assert.equal(await statusOf(object.get()), 404);
  const statuses = await Promise.all(Array.from({ length: 8 }, (unused, i) =>
    statusOf(objects.post({ body: { ...place, value: { owner: i }, version: 0 } }))));
  assert.equal(statuses.filter((status) => status === 201).length, 1, statuses.join(" "));
  assert.equal(statuses.filter((status) => status === 409).length, 7, statuses.join(" "));
  const held = (await object.get().execute()).body;
  const renewed = await objects.post({ body: { ...place, value: held.value, version: held.version } })
    .execute();
  assert.equal(renewed.body.version, held.version + 1);
  assert.equal(await statusOf(object.delete({ queryArgs: { version: held.version } })), 409);
  assert.equal(await statusOf(object.delete({ queryArgs: { version: held.version + 1 } })), 200);
  assert.equal(await statusOf(object.get()), 404);
  console.log("lock: one of", statuses.length);
}

async function refusals(ready) {
  const { projectKey } = ready.credentials.commercetools;
  const narrow = shopOf(ready, { scopes: [`view_orders:${projectKey}`] });
  assert.equal(await statusOf(narrow.orders().get()), 200);
  assert.equal(await statusOf(narrow.customers().get()), 403);
  await assert.rejects(
    shopOf(ready, { credentials: { clientId: "nobody", clientSecret: "x" } })
      .orders().get().execute());
}

const sandbox = await startSandbox(process.argv[2], ["--limits", "off", "--scale", String(customers)]);
try {
  const shop = shopOf(sandbox.ready);
  await pages(shop);
  await predicates(shop);
  await lock(shop);
  await refusals(sandbox.ready);
  console.log("passed");
} finally {
  sandbox.stop();
}
process.exit(0);
