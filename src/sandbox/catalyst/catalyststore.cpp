// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/catalyststore.h"

#include "base/files.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

CatalystStore::CatalystStore(Environment &environment)
    : m_environment(environment)
    , m_specs(dataTables())
{
}

Result<void> CatalystStore::open()
{
    m_folder = m_environment.stateFolder + u"/catalyst"_s;
    if (auto made = makePrivateFolder(m_folder + u"/read"_s); !made)
        return made;
    for (const DataTableSpec &spec : m_specs) {
        const QString folder = m_folder + u"/rows-"_s + QString::fromUtf8(spec.module.name);
        m_rows.push_back(
            std::make_unique<RowStore>(spec.module, m_environment.options.seed, folder));
        const qint64 rows = dataTableRows(spec.module.name, m_environment.options.scale);
        if (auto opened = m_rows.back()->open(rows); !opened)
            return opened;
    }
    for (const auto &store : m_rows) {
        for (const auto &other : m_rows)
            store->generator().setReferenceRows(other->module(), other->generatedRows());
    }
    const QStringList files = jobFiles();
    for (const QString &file : files) {
        const qint64 id = file.section(u'.', 0, 0).toLongLong();
        m_lastJob = qMax<qint64>(m_lastJob, (id - kCatalystFirstJobId) / 2);
    }
    return {};
}

Result<void> CatalystStore::reset()
{
    for (const auto &store : m_rows) {
        const qint64 rows = dataTableRows(store->module().name, m_environment.options.scale);
        if (auto done = store->reset(rows); !done)
            return done;
    }
    QDir dir(m_folder + u"/read"_s);
    const QStringList names = dir.entryList(QDir::Files);
    for (const QString &name : names)
        dir.remove(name);
    m_lastJob = 0;
    return {};
}

int CatalystStore::indexOfTable(const QString &idOrName) const
{
    const QByteArray name = idOrName.toUtf8();
    for (int i = 0; i < tableCount(); ++i) {
        if (spec(i).module.name == name || QByteArray::number(spec(i).id) == name)
            return i;
    }
    return -1;
}

qint64 CatalystStore::liveRows() const
{
    qint64 sum = 0;
    for (const auto &store : m_rows)
        sum += store->snapshot().live();
    return sum;
}

qint64 CatalystStore::rowTimeMs() const
{
    return m_environment.clock.nowMs() + m_environment.settings.number(u"catalystSkewMs"_s);
}

QString CatalystStore::jobPath(qint64 jobId) const
{
    return m_folder + u"/read/"_s + QString::number(jobId) + u".json"_s;
}

QStringList CatalystStore::jobFiles() const
{
    return QDir(m_folder + u"/read"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
}

CatalystProblem unknownTable(const QString &idOrName)
{
    bool isId = false;
    idOrName.toLongLong(&isId);
    if (isId)
        return unknownId(u"Table"_s);
    return {404, u"INVALID_NAME"_s, u"No such Table with the given name exists"_s};
}

QJsonValue cellJson(const DataColumn &column, QByteArrayView cell, bool isText)
{
    if (cell.isNull())
        return QJsonValue::Null;
    qint64 number = 0;
    if (!isText && isWholeNumber(column.type) && parseInteger(cell, number))
        return number;
    return QString::fromUtf8(cell);
}

QJsonObject rowJson(const DataTableSpec &spec, const RowReader &reader, qint64 ordinal,
    const QList<int> &columns, bool isText)
{
    QJsonObject row;
    const auto count = columns.isEmpty() ? spec.columns.size() : columns.size();
    for (qsizetype i = 0; i < count; ++i) {
        const DataColumn &column = spec.columns.at(columns.isEmpty() ? i : columns.at(i));
        row.insert(QString::fromUtf8(column.name),
            column.field < 0 ? idValue(recordId(spec.module, ordinal), isText)
                             : cellJson(column, reader.value(column.field), isText));
    }
    return row;
}

} // namespace sluice::sandbox
