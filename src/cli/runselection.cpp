// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runselection.h"

#include "app/documents/jobs.h"
#include "base/csv/csvreader.h"
#include "syncs/commerceklaviyo/commercejob.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestIdsFile = 16 << 20;

tl::unexpected<Error> wrongOption(const QString &what, const QString &next)
{
    return fail(ErrorKind::Config, what, {}, next);
}

Result<QStringList> idsOfText(const QString &text)
{
    QStringList ids;
    for (const QString &part : text.split(u',')) {
        if (const QString id = part.trimmed(); !id.isEmpty())
            ids.append(id);
    }
    if (ids.isEmpty())
        return wrongOption(u"--ids names no id"_s, u"Write it as --ids A,B"_s);
    return ids;
}

// The column "id" of a CSV file, or its only column; a file of one column may have no header.
Result<QStringList> idsOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Config, u"Could not read %1"_s.arg(path), file.errorString());
    if (file.size() > kLargestIdsFile)
        return fail(ErrorKind::Config, u"%1 is larger than 16 MB"_s.arg(path));
    CsvReader reader(file);
    auto header = reader.readHeader();
    if (!header)
        return fail(header.error());
    QStringList ids;
    qsizetype column = -1;
    for (qsizetype i = 0; i < header->size(); ++i) {
        if (header->at(i).toLower() == "id")
            column = i;
    }
    if (column < 0 && header->size() == 1) {
        column = 0;
        ids.append(QString::fromUtf8(header->front()).trimmed());
    }
    if (column < 0)
        return wrongOption(
            u"%1 has no column “id”"_s.arg(path), u"Name the column of the ids id"_s);
    for (;;) {
        auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            break;
        if (*kind == CsvReader::Kind::BadRow)
            return fail(ErrorKind::Data, u"%1 cannot be read"_s.arg(path),
                u"Line %1: %2"_s.arg(
                    QString::number(reader.problem().line), reader.problem().message));
        const auto fields = reader.fields();
        if (column >= static_cast<qsizetype>(fields.size()))
            continue;
        const QString id = QString::fromUtf8(fields[static_cast<size_t>(column)]).trimmed();
        if (!id.isEmpty())
            ids.append(id);
    }
    if (ids.isEmpty())
        return wrongOption(u"%1 holds no id"_s.arg(path), u"Put one on each line"_s);
    return ids;
}

const QStringList &shopResources()
{
    static const QStringList names{u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s};
    return names;
}

Result<QString> resourceWord(const QString &option, const QString &word)
{
    if (!shopResources().contains(word))
        return wrongOption(u"--%1 needs a resource"_s.arg(option),
            u"Write customers, orders, categories or products"_s);
    return word;
}

} // namespace

QStringList RunSelection::valuedOptions()
{
    return {u"ids"_s, u"ids-file"_s, u"start-id"_s, u"since"_s, u"mode"_s, u"resource"_s,
        u"exact-count"_s, u"confirm-deletion"_s, u"break-lock"_s, u"subscribe-at-most"_s, u"rows"_s,
        u"pages"_s};
}

Result<RunSelection> RunSelection::take(Arguments &arguments)
{
    RunSelection selection;
    for (const auto step :
        {&RunSelection::takeRecords, &RunSelection::takeDeletion, &RunSelection::takeLocks}) {
        if (auto taken = (selection.*step)(arguments); !taken)
            return fail(taken.error());
    }
    return selection;
}

Result<void> RunSelection::takeRecords(Arguments &arguments)
{
    const auto ids = arguments.takeIfGiven(u"ids"_s);
    const auto idsFile = arguments.takeIfGiven(u"ids-file"_s);
    const auto startId = arguments.takeIfGiven(u"start-id"_s);
    const auto since = arguments.takeIfGiven(u"since"_s);
    const auto mode = arguments.takeIfGiven(u"mode"_s);
    const auto resource = arguments.takeIfGiven(u"resource"_s);
    const auto rows = arguments.takeIfGiven(u"rows"_s);
    const auto pages = arguments.takeIfGiven(u"pages"_s);
    int given = 0;
    for (const auto &value : {ids, idsFile, startId, since, mode, rows, pages})
        given += value ? 1 : 0;
    if (given > 1)
        return wrongOption(
            u"Only one of --ids, --ids-file, --start-id, --since, --mode, --rows and "
            "--pages can be given"_s,
            u"Leave the others out"_s);
    if (rows)
        m_chosen.insert(u"rows"_s, *rows);
    if (pages)
        m_chosen.insert(u"pages"_s, *pages);
    if (ids || idsFile) {
        auto list = ids ? idsOfText(*ids) : idsOfFile(*idsFile);
        if (!list)
            return fail(list.error());
        list->removeDuplicates();
        m_chosen.insert(u"ids"_s, QJsonArray::fromStringList(*list));
    }
    if (startId) {
        if (startId->trimmed().isEmpty())
            return wrongOption(u"--start-id names no id"_s, u"Write it as --start-id ID"_s);
        m_chosen.insert(u"startId"_s, startId->trimmed());
    }
    if (since) {
        const QDateTime time = QDateTime::fromString(*since, Qt::ISODateWithMs);
        if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
            return wrongOption(u"--since needs a time with its offset"_s,
                u"Write it as --since 2026-01-31T08:00:00Z"_s);
        m_chosen.insert(u"since"_s, *since);
    }
    if (mode) {
        if (!QStringList{u"all"_s, u"incremental"_s, u"failures"_s}.contains(*mode))
            return wrongOption(
                u"--mode does not know “%1”"_s.arg(*mode), u"Write incremental, failures or all"_s);
        m_chosen.insert(u"mode"_s, *mode);
    }
    if (resource) {
        auto word = resourceWord(u"resource"_s, *resource);
        if (!word)
            return fail(word.error());
        m_chosen.insert(u"resource"_s, *word);
    }
    return {};
}

Result<void> RunSelection::takeDeletion(Arguments &arguments)
{
    m_isDeletion = arguments.takeFlag(u"delete-all"_s);
    const bool isEverything = arguments.takeFlag(u"everything"_s);
    const auto count = arguments.takeIfGiven(u"exact-count"_s);
    const auto word = arguments.takeIfGiven(u"confirm-deletion"_s);
    if (!m_isDeletion) {
        if (isEverything || count || word)
            return wrongOption(
                u"--everything, --exact-count and --confirm-deletion belong to --delete-all"_s,
                u"Write --delete-all too, if you mean to delete"_s);
        return {};
    }
    if (m_chosen.contains("ids"_L1) || m_chosen.contains("startId"_L1)
        || m_chosen.contains("since"_L1) || m_chosen.contains("mode"_L1)
        || m_chosen.contains("rows"_L1) || m_chosen.contains("pages"_L1))
        return wrongOption(u"--delete-all deletes all: nothing can be chosen beside it"_s,
            u"Leave --ids, --ids-file, --start-id, --since, --mode, --rows and --pages out"_s);
    if (!word)
        return wrongOption(u"--delete-all needs the word that confirms it"_s,
            u"Write --confirm-deletion products or --confirm-deletion categories"_s);
    if (*word != "products"_L1 && *word != "categories"_L1)
        return wrongOption(u"“%1” confirms nothing"_s.arg(*word),
            u"Write --confirm-deletion products or --confirm-deletion categories"_s);
    m_chosen.insert(u"deleteAll"_s, true);
    m_chosen.insert(u"confirmDeletion"_s, *word);
    if (isEverything)
        m_chosen.insert(u"everything"_s, true);
    if (count) {
        auto number = wholeNumber(u"exact-count"_s, *count);
        if (!number)
            return fail(number.error());
        m_chosen.insert(u"exactCount"_s, *number);
    }
    return {};
}

Result<void> RunSelection::takeLocks(Arguments &arguments)
{
    const auto broken = arguments.takeIfGiven(u"break-lock"_s);
    if (broken)
        m_chosen.insert(u"breakLock"_s, *broken);
    if (arguments.takeFlag(u"without-lock"_s))
        m_chosen.insert(u"withoutLock"_s, true);
    const auto consents = arguments.takeIfGiven(u"subscribe-at-most"_s);
    if (consents) {
        auto number = wholeNumber(u"subscribe-at-most"_s, *consents);
        if (!number)
            return fail(number.error());
        m_chosen.insert(u"subscribeAtMost"_s, *number);
    }
    return {};
}

Result<QJsonObject> RunSelection::forJob(const Job &job) const
{
    // The word is that of the job's own kind: a resource of the shop, or a table.
    if (const QString broken = m_chosen.value("breakLock"_L1).toString();
        !broken.isEmpty() && job.kind == kCommerceKlaviyoKind) {
        if (auto word = resourceWord(u"break-lock"_s, broken); !word)
            return fail(word.error());
    }
    if (!m_isDeletion) {
        const bool isOfOne = m_chosen.contains("ids"_L1) || m_chosen.contains("startId"_L1);
        if (isOfOne && !m_chosen.contains("resource"_L1)
            && job.parameters.value("resource"_L1).toString() == "all"_L1)
            return wrongOption(
                u"The job “%1” sends all resources: whose ids are meant?"_s.arg(job.name),
                u"Write --resource customers, orders, categories or products, too"_s);
        return m_chosen;
    }
    const QString word = m_chosen.value("confirmDeletion"_L1).toString();
    const QString ofJob = job.parameters.value("resource"_L1).toString();
    const QString narrowed = m_chosen.value("resource"_L1).toString(ofJob);
    QJsonObject chosen = m_chosen;
    if (narrowed == "all"_L1)
        chosen.insert(u"resource"_s, word);
    else if (narrowed != word)
        return wrongOption(
            narrowed.isEmpty() || (narrowed != "products"_L1 && narrowed != "categories"_L1)
                ? u"--delete-all is for jobs of products and categories"_s
                : u"The job “%1” is for %2; “%3” does not confirm that"_s.arg(
                    job.name, narrowed, word),
            u"Choose the job and the word that belong together"_s);
    return chosen;
}

Result<RunSelection::Choice> RunSelection::chosen(Arguments &arguments, Jobs &jobs)
{
    const QString name = arguments.takeWord();
    auto options = take(arguments);
    if (!options)
        return fail(options.error());
    if (auto finished = arguments.finish(); !finished)
        return fail(finished.error());
    if (name.isEmpty())
        return fail(
            ErrorKind::Config, u"The name of a job is needed"_s, {}, u"See sluice-cli jobs list"_s);
    auto job = jobs.find(name);
    if (!job)
        return fail(job.error());
    auto selection = options->forJob(*job);
    if (!selection)
        return fail(selection.error());
    return Choice{name, *selection};
}

} // namespace sluice
