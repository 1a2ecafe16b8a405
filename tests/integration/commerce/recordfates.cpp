// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/recordfates.h"

#include "base/csv/csvreader.h"

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

void readOutcome(const QString &folder, const QString &outcome, QHash<QString, RecordFate> &fates)
{
    QFile file(folder + u"/outcome/%1.csv"_s.arg(outcome));
    if (!file.open(QIODevice::ReadOnly))
        return;
    CsvReader reader(file);
    const auto header = reader.readHeader();
    if (!header)
        return;
    const qsizetype id = header->indexOf("id");
    const qsizetype resource = header->indexOf("resource");
    while (*reader.next() == CsvReader::Kind::Row) {
        const auto cells = reader.fields();
        const QByteArray key
            = cells[size_t(resource)].toByteArray() + '/' + cells[size_t(id)].toByteArray();
        fates[QString::fromUtf8(key)].outcome += outcome; // twice shows
    }
}

} // namespace

QHash<QString, RecordFate> recordFates(const CommercePlace &place)
{
    QHash<QString, RecordFate> fates;
    for (const QString &outcome : {u"written"_s, u"skipped"_s, u"rejected"_s})
        readOutcome(place.runFolder(), outcome, fates);
    const QList<StoreRow> issues
        = place.sql(u"SELECT i.source_key, i.code, i.field, i.message, c.stream FROM record_issue i"
                    " JOIN chunk c ON c.id=i.chunk_id"
                    " WHERE i.run_number=(SELECT MAX(number) FROM run)"_s);
    static const QStringList resources{u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s};
    for (const StoreRow &issue : issues) {
        const QString resource = resources.value(issue.value(u"stream"_s).toInt() - 1);
        RecordFate &fate = fates[resource + u'/' + issue.value(u"source_key"_s).toString()];
        fate.code = issue.value(u"code"_s).toString();
        fate.field = issue.value(u"field"_s).toString();
        fate.text = issue.value(u"message"_s).toString();
    }
    return fates;
}

QList<QJsonObject> oddRecords(CommercePlace &place)
{
    QList<QJsonObject> records;
    const QJsonObject keys = place.sandbox().get(u"/mutate"_s);
    const QJsonArray odd = keys[u"mutations"_s][u"commercetools"_s][u"oddRecords"_s].toArray();
    for (const QJsonValue &value : odd)
        records.append(value.toObject());
    return records;
}

bool useKlaviyoAt(const CommercePlace &place, const QUrl &url)
{
    QFile file(place.file(u"connections.json"_s));
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray connections = document.value("connections"_L1).toArray();
    for (QJsonValueRef value : connections) {
        QJsonObject connection = value.toObject();
        if (connection.value("service"_L1).toString() != "klaviyo"_L1)
            continue;
        QJsonObject settings = connection.value("settings"_L1).toObject();
        settings.insert(u"apiUrl"_s, url.toString());
        connection.insert(u"settings"_s, settings);
        value = connection;
    }
    document.insert(u"connections"_s, connections);
    return file.resize(0) && file.seek(0) && file.write(QJsonDocument(document).toJson()) > 0;
}

} // namespace sluice::testing
