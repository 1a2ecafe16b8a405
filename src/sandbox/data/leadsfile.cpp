// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/leadsfile.h"

#include "base/csv/csvreader.h"
#include "base/files.h"
#include "sandbox/data/rowwriter.h"
#include "sandbox/sandboxclock.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kLoadedMs = 1'767'205'800'000; // 2026-01-01T00:00:00+05:30
constexpr int kRowsPerCommit = 2000;

QByteArray plainName(QByteArray name)
{
    name = name.toLower();
    name.replace(' ', "");
    name.replace('_', "");
    return name;
}

int fieldForHeader(const ModuleSpec &module, const QByteArray &header)
{
    static const QHash<QByteArray, QByteArray> aliases{
        {"jobtitle", "Designation"}, {"companysize", "No_of_Employees"}};
    const int exact = module.indexOf(header);
    if (exact >= 0)
        return exact;
    const QByteArray plain = plainName(header);
    if (aliases.contains(plain))
        return module.indexOf(aliases.value(plain));
    for (int i = 0; i < module.fields.size(); ++i) {
        const FieldSpec &field = module.fields.at(i);
        if (plainName(field.name) == plain || plainName(field.label.toUtf8()) == plain)
            return i;
    }
    return -1;
}

QList<int> columnsOf(
    const ModuleSpec &module, const QList<QByteArray> &headers, QStringList &notices)
{
    QList<int> columns;
    for (const QByteArray &header : headers) {
        int field = fieldForHeader(module, header);
        if (field >= 0 && columns.contains(field))
            field = -1;
        columns.append(field);
        const QString shown = QString::fromUtf8(header);
        if (field < 0)
            notices << u"The column \"%1\" was left out"_s.arg(shown);
        else if (module.fields.at(field).name != header)
            notices << u"The header \"%1\" was read as %2"_s.arg(
                shown, QString::fromUtf8(module.fields.at(field).name));
    }
    return columns;
}

// What every row has besides its columns.
void addServerFields(
    const ModuleSpec &module, const QByteArray &moment, std::vector<FieldChange> &values)
{
    for (int i = 0; i < module.fields.size(); ++i) {
        if (module.fields.at(i).recipe.kind == Recipe::Kind::Created)
            values.push_back({i, moment});
    }
}

} // namespace

Result<QStringList> loadRowsFromCsv(RowStore &store, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(path), errno));
    CsvReader reader(file);
    auto headers = reader.readHeader();
    if (!headers)
        return fail(headers.error());
    QStringList notices;
    const QList<int> columns = columnsOf(store.module(), *headers, notices);
    RowWriter writer(store);
    if (auto opened = writer.open(); !opened)
        return fail(opened.error());
    const QByteArray moment = isoMoment(kLoadedMs);
    std::vector<FieldChange> values;
    qint64 rejected = 0;
    for (;;) {
        auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            break;
        if (*kind == CsvReader::Kind::BadRow) {
            ++rejected;
            continue;
        }
        values.clear();
        const auto fields = reader.fields();
        for (size_t i = 0; i < fields.size(); ++i) {
            const int field = columns.value(static_cast<qsizetype>(i), -1);
            if (field >= 0 && !fields[i].isEmpty())
                values.push_back({field, fields[i]});
        }
        addServerFields(store.module(), moment, values);
        if (auto done = writer.insert(values, kLoadedMs, 0, false); !done)
            return fail(done.error());
        if (reader.row() % kRowsPerCommit == 0) {
            if (auto done = writer.commit(); !done)
                return fail(done.error());
        }
    }
    if (auto done = writer.commit(); !done)
        return fail(done.error());
    if (rejected > 0)
        notices << u"%1 rows could not be read"_s.arg(rejected);
    return notices;
}

} // namespace sluice::sandbox
