// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/importparts.h"

#include "base/csv/csvreader.h"
#include "base/files.h"
#include "syncs/datastoreanalytics/importfile.h"

#include <QFile>
#include <QJsonArray>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QJsonObject problemMemo(const RowProblem &problem)
{
    return {
        {u"index"_s, problem.index}, {u"field"_s, problem.field}, {u"message"_s, problem.message}};
}

} // namespace

ImportParts::ImportParts(
    StepContext &context, AnalyticsClient &client, AnalyticsSlots *places, ImportCall whole)
    : m_context(context)
    , m_client(client)
    , m_places(places)
    , m_whole(std::move(whole))
{
    recall();
}

void ImportParts::recall()
{
    const QJsonObject known = m_context.memo().value(kPartsKey).toObject();
    if (known.isEmpty()) {
        const qint64 half = m_whole.rows / 2; // the whole was looked at already
        if (half > 0)
            m_open.append({0, half});
        m_open.append({half, m_whole.rows});
        return;
    }
    for (const QJsonValue &range : known.value(u"open").toArray())
        m_open.append({range[0].toInteger(), range[1].toInteger()});
    for (const QJsonValue &row : known.value(u"refused").toArray())
        m_refused.append({.index = row[u"index"].toInteger(),
            .field = row[u"field"].toString(),
            .message = row[u"message"].toString()});
}

Outcome<bool> ImportParts::remember()
{
    QJsonArray open;
    for (const Range &range : std::as_const(m_open))
        open.append(QJsonArray{range.from, range.to});
    QJsonArray refused;
    for (const RowProblem &problem : std::as_const(m_refused))
        refused.append(problemMemo(problem));
    auto kept
        = m_context.remember(kPartsKey, QJsonObject{{u"open"_s, open}, {u"refused"_s, refused}});
    if (!kept)
        return tl::unexpected(m_context.orElse(kept.error()));
    return true;
}

Result<QString> ImportParts::writePart(const Range &range) const
{
    const QString path = m_whole.csvPath + u".try"_s;
    QFile file(m_whole.csvPath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            diskError(u"Could not read the import's file %1"_s.arg(m_whole.csvPath), errno));
    CsvReader csv(file);
    auto header = csv.readHeader();
    if (!header)
        return fail(header.error());
    QStringList names;
    for (const QByteArray &name : std::as_const(*header))
        names << QString::fromUtf8(name);
    ImportFile part(path);
    if (auto opened = part.open(names); !opened)
        return fail(opened.error());
    while (csv.row() < range.to) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind != CsvReader::Kind::Row)
            return fail(
                ErrorKind::Data, u"The import's file is not what it was"_s, m_whole.csvPath);
        if (csv.row() <= range.from)
            continue;
        part.beginRow();
        for (const QByteArrayView value : csv.fields())
            part.appendField(value);
        if (auto ended = part.endRow(); !ended)
            return fail(ended.error());
    }
    if (auto finished = part.finish(); !finished)
        return fail(finished.error());
    return path;
}

// Sends the range, and either knows its rows then or cuts it in two.
Outcome<bool> ImportParts::look(const Range &range)
{
    const QString key = u"part.%1-%2"_s.arg(range.from).arg(range.to);
    ImportCall call = m_whole;
    call.rows = range.size();
    auto path = writePart(range);
    if (!path)
        return tl::unexpected(m_context.orElse(path.error()));
    call.csvPath = *path;
    const AttemptSpec attempt{.key = key,
        .method = u"POST"_s,
        .urlPath = u"/restapi/v2/bulk/workspaces/views/data"_s,
        .bodySha256 = {},
        .isRepeatable = true, // an update by ROWID
        .onSending = {},
        .onRefused = {},
        .resolve = {}};
    auto job = sendImport(m_context, m_client, m_places, attempt, call);
    if (!job)
        return tl::unexpected(job.error());
    if (job->state != ImportJobState::Completed) {
        if (auto forgotten = m_context.forget(key); !forgotten)
            return tl::unexpected(m_context.orElse(forgotten.error()));
        return tl::unexpected(StepResult::failed(
            importJobError(*job, u"Analytics could not import a part of the file"_s)));
    }
    const qint64 refused = range.size() - job->successRows;
    if (refused > 0) {
        auto hinted = problemsByHint(*path, range.size(), *job);
        if (!hinted)
            return tl::unexpected(m_context.orElse(hinted.error()));
        if (*hinted) {
            for (RowProblem problem : std::as_const(**hinted)) {
                problem.index += range.from;
                if (!problem.isWarning)
                    m_refused.append(problem);
            }
        } else if (refused >= range.size()) {
            for (qint64 index = range.from; index < range.to; ++index)
                m_refused.append({.index = index, .message = job->errorText});
        } else {
            const qint64 middle = range.from + range.size() / 2;
            m_open.append({range.from, middle});
            m_open.append({middle, range.to});
        }
    }
    QFile::remove(*path);
    if (auto kept = remember(); !kept)
        return kept;
    if (auto forgotten = m_context.forget(key); !forgotten)
        return tl::unexpected(m_context.orElse(forgotten.error()));
    m_context.cameFurther();
    return true;
}

Outcome<QList<RowProblem>> ImportParts::findRefused()
{
    while (!m_open.isEmpty()) {
        m_context.progress(
            m_whole.rows - m_open.size(), m_whole.rows, u"looking for the rows that are refused"_s);
        const Range range = m_open.takeLast();
        auto looked = look(range);
        if (!looked)
            return tl::unexpected(looked.error());
    }
    return m_refused;
}

} // namespace sluice
