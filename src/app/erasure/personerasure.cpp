// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure/personerasure.h"

#include "app/erasure/personfiles.h"
#include "base/clock.h"
#include "base/crashpoint.h"
#include "base/files.h"
#include "core/engine/runfiles.h"
#include "core/engine/runledger.h"
#include "core/log/logerasure.h"
#include "core/store/store.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <numeric>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSearchBytes = 1 << 20;

using Phase = ErasureProgress::Phase;

QList<qint64> sizesOf(const QStringList &paths, const QString &root = {})
{
    QList<qint64> sizes;
    for (const QString &path : paths)
        sizes.append(QFileInfo(root + path).size());
    return sizes;
}

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    files.sort();
    return files;
}

// Overwrites it in its place where `isErasing`; how often it is there, at least.
Result<qint64> inBytes(
    const QString &path, const ErasureSubject &subject, bool isErasing,
    const PersonFile::MayGoOn &mayGoOn = [] { return Result<void>(); })
{
    QFile file(path);
    if (!file.open(isErasing ? QIODevice::ReadWrite : QIODevice::ReadOnly))
        return file.exists()
            ? Result<qint64>(fail(diskError(u"Could not read %1"_s.arg(path), errno)))
            : Result<qint64>(0);
    const qint64 overlap = subject.longest() + 2;
    qint64 count = 0;
    for (qint64 at = 0;;) {
        if (auto wanted = mayGoOn(); !wanted)
            return fail(wanted.error());
        if (!file.seek(at))
            return fail(diskError(u"Could not read %1"_s.arg(path), errno));
        const QByteArray block = file.read(kSearchBytes + overlap);
        if (subject.isIn(block)) {
            ++count;
            const QByteArray left = subject.blanked(block);
            if (isErasing && (!file.seek(at) || file.write(left) != left.size()))
                return fail(diskError(u"Could not change %1"_s.arg(path), errno));
        }
        if (block.size() <= kSearchBytes)
            break;
        at += kSearchBytes;
    }
    if (count > 0 && isErasing) {
        if (auto synced = syncFile(file); !synced)
            return fail(synced.error());
    }
    return count;
}

} // namespace

QJsonObject PersonErasure::Report::toJson() const
{
    QJsonArray removed;
    for (const Place &place : places)
        removed.append(QJsonObject{{u"name"_s, place.name}, {u"rows"_s, place.rows}});
    return {{u"records"_s, records}, {u"removed"_s, removed},
        {u"inTheWay"_s, QJsonArray::fromStringList(inTheWay)},
        {u"left"_s, QJsonArray::fromStringList(left)}};
}

QStringList PersonErasure::runFiles() const
{
    const QString root = m_ledger.store().directory();
    QStringList files;
    for (const QString &path : filesBelow(root + u"/runs"_s))
        files.append(path.mid(root.size() + 1));
    return files;
}

Result<void> PersonErasure::mayGoOn() const
{
    return m_isChanging ? Result<void>() : m_watch.mayGoOn();
}

PersonFile PersonErasure::fileAt(const QString &path)
{
    return PersonFile(path, m_subject, [this] { return mayGoOn(); });
}

Result<void> PersonErasure::lookAtRuns(Report &report)
{
    auto active = m_ledger.activeRuns();
    if (!active)
        return fail(active.error());
    for (const RunRow &run : std::as_const(*active))
        report.inTheWay.append(
            u"Run #%1 has not ended: wait for its end, or stop it"_s.arg(run.number));
    return {};
}

// Of the run that a file belongs to: "runs/<id>/...".
static QString runOfFile(const QString &path)
{
    return path.section(u'/', 1, 1);
}

Result<void> PersonErasure::lookAtFiles(Report &report, QSet<QString> &runs)
{
    const QString root = m_ledger.store().directory() + u'/';
    const QStringList files = runFiles();
    const QList<qint64> sizes = sizesOf(files, root);
    const qint64 total = std::accumulate(sizes.begin(), sizes.end(), qint64(0));
    qint64 done = 0;
    for (qsizetype i = 0; i < files.size(); done += sizes.at(i++)) {
        const QString &path = files.at(i);
        if (auto told = m_watch.tell({Phase::Files, done, total}); !told)
            return told;
        auto rows = fileAt(root + path).find();
        if (!rows && !QFile::exists(root + path))
            continue; // its run has just been cleaned
        // What cannot be read as what it should be is searched as bytes.
        if (!rows && rows.error().kind != ErrorKind::Cancelled)
            rows = inBytes(root + path, m_subject, false, [this] { return mayGoOn(); });
        if (!rows)
            return fail(rows.error());
        if (*rows == 0)
            continue;
        report.places.append(Place{path, *rows});
        runs.insert(runOfFile(path));
    }
    return {};
}

// Ids that come up on the way may stand in what was looked at before: until there are no new ones.
Result<void> PersonErasure::findAll(Report &report)
{
    PersonRows rows(m_ledger.store(), m_subject, [this](qint64 done, qint64 total) {
        return m_watch.tell({Phase::Store, done, total});
    });
    for (;;) {
        const qsizetype known = m_subject.ids().size();
        report = Report();
        if (auto looked = lookAtRuns(report); !looked)
            return looked;
        QSet<QString> runs;
        if (auto looked = lookAtFiles(report, runs); !looked)
            return looked;
        auto found = rows.find();
        if (!found)
            return fail(found.error());
        if (m_subject.ids().size() != known)
            continue;
        for (auto it = found->rows.cbegin(); it != found->rows.cend(); ++it)
            report.places.append(Place{u"store: "_s + it.key(), it.value()});
        for (const QString &document : std::as_const(found->documents))
            report.inTheWay.append(u"The %1 names the person: change it"_s.arg(document));
        runs += found->neededRuns;
        for (const QString &id : std::as_const(runs)) {
            auto run = m_ledger.run(id);
            auto gone = goneFiles(m_ledger.store(), id);
            if (run && isEnded(run->state) && isResumable(run->state) && !(gone && *gone))
                report.inTheWay.append(
                    u"Run #%1 can be resumed and works with it then: let it come to its end, or"
                    " erase it (runs erase %1)"_s.arg(run->number));
        }
        report.inTheWay.sort();
        report.records = known;
        return {};
    }
}

Result<PersonErasure::Report> PersonErasure::plan()
{
    Report report;
    if (auto found = findAll(report); !found)
        return fail(found.error());
    if (auto told = m_watch.tell({Phase::Log}); !told)
        return fail(told.error());
    const auto isMeant = [this](const LogRecord &, QByteArrayView line) -> Result<bool> {
        auto wanted = mayGoOn();
        return wanted ? Result<bool>(m_subject.isIn(line)) : fail(wanted.error());
    };
    auto lines = eraseLogLines(m_ledger.store().directory(), isMeant, true);
    if (!lines)
        return fail(lines.error());
    if (*lines > 0)
        report.places.append(Place{u"logs"_s, *lines});
    return report;
}

// The file is another one now; a file that is gone is told so first.
Result<void> PersonErasure::forgetSum(const QString &path, bool isDeleted)
{
    return m_ledger.store().write([&path, isDeleted](Sql &sql) -> Result<void> {
        auto put = sql.run("UPDATE artifact SET sha256='',"
                           " state=CASE WHEN ? THEN 'deleted' ELSE state END"
                           " WHERE run_id=? AND rel_path=?",
            {isDeleted ? 1 : 0, runOfFile(path), path.section(u'/', 2)});
        if (!put)
            return fail(put.error());
        return {};
    });
}

// A file that cannot be read as what it should be is blanked as bytes.
Result<void> PersonErasure::eraseFile(const QString &name)
{
    const QString path = m_ledger.store().directory() + u'/' + name;
    const auto change = [this, &name](PersonFile::Change change) -> Result<void> {
        if (auto wanted = mayGoOn(); !wanted)
            return wanted;
        m_isChanging = true;
        return forgetSum(name, change == PersonFile::Change::Deleted);
    };
    const auto erased = fileAt(path).erase(change);
    if (erased || erased.error().kind == ErrorKind::Cancelled)
        return erased ? Result<void>() : fail(erased.error());
    if (auto told = change(PersonFile::Change::Rewritten); !told)
        return told;
    auto blanked = inBytes(path, m_subject, true);
    return blanked ? Result<void>() : fail(blanked.error());
}

Result<void> PersonErasure::eraseFiles(Report &report)
{
    const QString root = m_ledger.store().directory() + u'/';
    // What a crash left of a rewriting; all runs have ended.
    const QStringList files = runFiles();
    for (const QString &path : files) {
        if (path.endsWith(".part"_L1))
            QFile::remove(root + path);
    }
    qint64 done = 0;
    for (const Place &place : std::as_const(report.places)) {
        if (auto told
            = m_watch.tell({Phase::Erasing, done++, qint64(report.places.size()), !m_isChanging});
            !told)
            return told;
        if (!place.name.startsWith("runs/"_L1) || !QFile::exists(root + place.name))
            continue;
        if (auto erased = eraseFile(place.name); !erased)
            return erased;
        SLUICE_CRASH_POINT("person.file");
    }
    m_isChanging = true;
    return {};
}

// The log, and what was put aside when a store was damaged.
Result<void> PersonErasure::eraseElsewhere(Report &report)
{
    const QString root = m_ledger.store().directory();
    auto lines = eraseLogLines(
        root, [this](const LogRecord &, QByteArrayView line) { return m_subject.isIn(line); });
    if (!lines)
        return fail(lines.error());
    if (*lines > 0)
        report.places.append(Place{u"logs"_s, *lines});
    for (const QString &path : filesBelow(root + u"/damaged"_s)) {
        auto blanked = inBytes(path, m_subject, true);
        if (!blanked)
            return fail(blanked.error());
        if (*blanked > 0)
            report.places.append(Place{path.mid(root.size() + 1), *blanked});
    }
    return {};
}

Result<void> PersonErasure::searchAll(Report &report)
{
    const QString root = m_ledger.store().directory();
    const QStringList files = filesBelow(root);
    const QList<qint64> sizes = sizesOf(files);
    const qint64 total = std::accumulate(sizes.begin(), sizes.end(), qint64(0));
    qint64 done = 0;
    for (qsizetype i = 0; i < files.size(); done += sizes.at(i++)) {
        const QString &path = files.at(i);
        if (auto told = m_watch.tell({Phase::Searching, done, total, false}); !told)
            return told;
        const QString name = path.mid(root.size() + 1);
        auto found = inBytes(path, m_subject, false);
        const bool isPacked = name.endsWith(".zip"_L1) || name.endsWith(".ids"_L1);
        if (found && *found == 0 && isPacked)
            found = fileAt(path).find();
        if (!found)
            return fail(found.error());
        if (*found > 0)
            report.left.append(name);
    }
    return {};
}

Result<void> PersonErasure::writeReport(Report &report)
{
    const QString folder = m_ledger.store().directory() + u"/erasures"_s;
    if (auto made = makePrivateFolder(folder); !made)
        return made;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_ledger.clock().nowMs(), Qt::UTC);
    report.path = folder + u'/' + now.toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s) + u".json"_s;
    QJsonObject json = report.toJson();
    json.insert(u"at"_s, now.toString(Qt::ISODateWithMs));
    return writeFileDurably(report.path, QJsonDocument(json).toJson());
}

QString PersonErasure::unfinishedPath() const
{
    return m_ledger.store().directory() + u"/erasures/unfinished.json"_s;
}

// What the person's rows said of each other is gone with the first of them: the ids are kept until
// all is done, for whoever does it once more after a crash.
Result<void> PersonErasure::keepUnfinished()
{
    if (auto made = makePrivateFolder(QFileInfo(unfinishedPath()).path()); !made)
        return made;
    QJsonArray ids;
    for (const QByteArray &id : m_subject.ids())
        ids.append(QString::fromUtf8(id));
    return writeFileDurably(unfinishedPath(), QJsonDocument(ids).toJson(QJsonDocument::Compact));
}

bool PersonErasure::takeUnfinished()
{
    QFile file(unfinishedPath());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonArray ids = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &id : ids) {
        if (auto added = m_subject.addId(id.toString()); !added)
            continue; // it was never so short
    }
    return true;
}

// From its first change on it is done to its end.
Result<void> PersonErasure::eraseAll(Report &report)
{
    if (auto files = eraseFiles(report); !files)
        return files;
    PersonRows rows(m_ledger.store(), m_subject, [this](qint64 done, qint64 total) {
        return m_watch.tell({Phase::Store, done, total, false});
    });
    if (auto erased = rows.erase(); !erased)
        return fail(erased.error());
    if (auto told = m_watch.tell({Phase::Log, 0, 0, false}); !told)
        return told;
    if (auto elsewhere = eraseElsewhere(report); !elsewhere)
        return elsewhere;
    if (auto told = m_watch.tell({Phase::Erasing, 0, 0, false}); !told)
        return told;
    return m_ledger.store().scrub();
}

Result<PersonErasure::Report> PersonErasure::erase()
{
    Report report;
    const bool wasUnfinished = takeUnfinished();
    if (auto found = findAll(report); !found)
        return fail(found.error());
    if (!report.inTheWay.isEmpty())
        return fail(Error{.kind = ErrorKind::Locked,
            .what = u"Nothing was erased"_s,
            .why = report.inTheWay.join(u"; "_s),
            .next = u"Do that first, then erase once more"_s,
            .code = u"IN_THE_WAY"_s});
    if (auto kept = keepUnfinished(); !kept)
        return fail(kept.error());
    SLUICE_CRASH_POINT("person.begun");
    const auto erased = eraseAll(report);
    if (erased || (!m_isChanging && !wasUnfinished))
        QFile::remove(unfinishedPath());
    if (!erased)
        return fail(erased.error());
    if (auto searched = searchAll(report); !searched)
        return fail(searched.error());
    if (auto written = writeReport(report); !written)
        return fail(written.error());
    return report;
}

} // namespace sluice
