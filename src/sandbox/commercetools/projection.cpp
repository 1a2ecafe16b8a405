// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/projection.h"

#include "sandbox/commercetools/jsonout.h"
#include "sandbox/commercetools/jsonview.h"

namespace sluice::sandbox {

bool hasProjection(const QByteArray &product, bool isStaged)
{
    return isStaged || JsonView(product).member("masterData").member("published").flag();
}

QByteArray projectionOf(const QByteArray &product, bool isStaged)
{
    const JsonView record(product);
    const JsonView master = record.member("masterData");
    if (!isStaged && !master.member("published").flag())
        return {};
    QByteArray out;
    out.reserve(product.size());
    JsonOut json(out);
    json.beginObject();
    JsonWalk own(record);
    while (own.next()) {
        if (own.key() != "masterData" && own.key() != "lastVariantId")
            json.raw(own.key(), own.value().raw());
    }
    json.raw("published", master.member("published").raw());
    json.raw("hasStagedChanges", master.member("hasStagedChanges").raw());
    JsonWalk data(master.member(isStaged ? "staged" : "current"));
    while (data.next())
        json.raw(data.key(), data.value().raw());
    json.endObject();
    return out;
}

} // namespace sluice::sandbox
