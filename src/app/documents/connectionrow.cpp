// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connectionrow.h"

#include "base/clock.h"
#include "core/store/store.h"

#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kConnectionPut
    = "INSERT INTO connection(id, name, service, environment, settings, secrets, colour, "
      "updated_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
      "name = excluded.name, service = excluded.service, environment = excluded.environment, "
      "settings = excluded.settings, secrets = excluded.secrets, colour = excluded.colour, "
      "updated_at = excluded.updated_at";

QString compactJson(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectOfText(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

} // namespace

Connection connectionOfRow(const QSqlQuery &row)
{
    return {.id = row.value(0).toString(),
        .name = row.value(1).toString(),
        .service = row.value(2).toString(),
        .environment = row.value(3).toString(),
        .colour = row.value(6).toString(),
        .settings = objectOfText(row.value(4)),
        .secrets = secretRefsFromJson(objectOfText(row.value(5)))};
}

Result<void> writeConnectionRow(Sql &sql, const Connection &before, const Connection &after)
{
    auto taken = sql.run(kConnectionByName, {after.name});
    if (!taken) {
        return fail(taken.error());
    }
    if ((*taken)->next() && (*taken)->value(0).toString() != after.id) {
        return fail(ErrorKind::Config, u"There is a connection “%1” already"_s.arg(after.name), {},
            u"Choose another name"_s);
    }
    auto put = sql.run(kConnectionPut,
        {after.id, after.name, after.service, after.environment, compactJson(after.settings),
            compactJson(secretRefsToJson(after.secrets)),
            after.colour.isNull() ? u""_s : after.colour, Clock::system().nowMs()});
    if (!put) {
        return fail(put.error());
    }
    if (before.id.isEmpty() || before.name == after.name) {
        return {};
    }
    for (const char *rename : {"UPDATE job_def SET source_conn = ? WHERE source_conn = ?",
             "UPDATE job_def SET target_conn = ? WHERE target_conn = ?"}) {
        if (auto renamed = sql.run(rename, {after.name, before.name}); !renamed) {
            return fail(renamed.error());
        }
    }
    return {};
}

} // namespace sluice
