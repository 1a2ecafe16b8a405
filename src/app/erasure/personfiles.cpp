// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure/personfiles.h"

#include "base/csv/csvreader.h"
#include "base/csv/csvwriter.h"
#include "base/files.h"
#include "base/zip/zipreader.h"
#include "base/zip/zipwriter.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>
#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBlockBytes = 1 << 20;
constexpr qint64 kRowsBetweenQuestions = 1'024;
constexpr auto kErasing = ".part"_L1; // what a crash leaves is swept with all such files

bool isIdName(const QByteArray &name)
{
    return name.compare("id", Qt::CaseInsensitive) == 0
        || name.compare("rowid", Qt::CaseInsensitive) == 0;
}

// What was sent of a record, in the row of an outcome file.
constexpr auto kPayloadColumn = "payload";

// What the program itself says of a row in an outcome file.
bool isOwnColumn(const QByteArray &name)
{
    return name == "_row" || name == "_action" || name == "_code";
}

Result<std::unique_ptr<QIODevice>> openPlain(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(path), errno));
    return file;
}

} // namespace

bool PersonFile::isTable() const
{
    return m_path.endsWith(".csv"_L1) || m_path.endsWith(".zip"_L1);
}

bool PersonFile::isIds() const
{
    return m_path.endsWith(".ids"_L1);
}

// Unlike read(), until there are so many bytes or the end.
Result<QByteArray> PersonFile::readOn(QIODevice &in, qint64 bytes) const
{
    QByteArray all;
    while (all.size() < bytes) {
        if (auto wanted = m_mayGoOn(); !wanted)
            return fail(wanted.error());
        const QByteArray more = in.read(std::min(kBlockBytes, bytes - all.size()));
        if (more.isEmpty())
            break;
        all += more;
    }
    if (auto *entry = qobject_cast<ZipEntryDevice *>(&in); entry && entry->failure())
        return fail(*entry->failure());
    return all;
}

Result<PersonFile::Open> PersonFile::opener()
{
    if (!m_path.endsWith(".zip"_L1))
        return Open([path = m_path] { return openPlain(path); });
    auto zip = ZipReader::open(m_path);
    if (!zip)
        return fail(zip.error());
    auto entry = singleCsvEntry(**zip);
    if (!entry)
        return fail(entry.error());
    m_entry = entry->name;
    return Open([path = m_path, index = entry->index]() -> Result<std::unique_ptr<QIODevice>> {
        auto opened = ZipReader::open(path);
        if (!opened)
            return fail(opened.error());
        auto device = (*opened)->openEntry(index);
        if (!device)
            return fail(device.error());
        return std::unique_ptr<QIODevice>(std::move(*device));
    });
}

// Most files know nothing of one person: reading them as bytes is soon done.
Result<bool> PersonFile::holdsWords(const Open &open) const
{
    auto device = open();
    if (!device)
        return fail(device.error());
    const qsizetype overlap = m_subject.longest() + 2;
    QByteArray block;
    for (;;) {
        auto more = readOn(**device, kBlockBytes);
        if (!more)
            return fail(more.error());
        block = block.right(overlap) + *more;
        if (m_subject.isIn(block))
            return true;
        if (more->size() < kBlockBytes)
            return false;
    }
}

// An order's payload tells of its customer: it is as much the person's as a row of the person's
// own.
bool PersonFile::isInPayload(std::span<const QByteArrayView> fields) const
{
    const qsizetype column = m_columns.indexOf(kPayloadColumn);
    if (column < 0 || column >= std::ssize(fields))
        return false;
    const QByteArrayView cell = fields[static_cast<size_t>(column)];
    if (m_subject.isIn(cell))
        return true;
    const QJsonDocument payload = QJsonDocument::fromJson(cell.toByteArray());
    const QJsonValue json = payload.isArray() ? QJsonValue(payload.array()) : payload.object();
    return m_subject.hasPhone() && m_subject.without(json) != json;
}

void PersonFile::lookAt(std::span<const QByteArrayView> fields, qint64 begin)
{
    if (!m_patches.isEmpty() && m_patches.last().end < 0)
        m_patches.last().end = begin;
    const auto at = static_cast<size_t>(m_idColumn);
    const QByteArrayView id = m_idColumn >= 0 && at < fields.size() ? fields[at] : QByteArrayView();
    const bool hasAddress = std::any_of(fields.begin(), fields.end(),
        [this](QByteArrayView cell) { return m_subject.isPersonal(cell); });
    const bool isOwn = hasAddress || (!id.isEmpty() && m_subject.isId(id)) || isInPayload(fields);
    const bool isNamed = isOwn
        || std::any_of(fields.begin(), fields.end(),
            [this](QByteArrayView cell) { return m_subject.isIn(cell); });
    if (!isNamed)
        return;
    if (hasAddress && !id.isEmpty())
        m_subject.addIdOfRow(id);
    Patch patch;
    patch.begin = begin;
    patch.isSure = true;
    patch.isWholeRow = isOwn;
    patch.fields = std::ssize(fields);
    for (size_t i = 0; i < fields.size(); ++i) {
        const bool isKept = static_cast<qsizetype>(i) < m_columns.size()
            && isOwnColumn(m_columns.at(static_cast<qsizetype>(i)));
        patch.kept.append(isKept ? fields[i].toByteArray() : QByteArray());
    }
    m_patches.append(patch);
}

// False: it is not delimited so.
Result<bool> PersonFile::lookThrough(const Open &open, char delimiter)
{
    auto device = open();
    if (!device)
        return fail(device.error());
    CsvReader csv(**device, CsvOptions{.delimiter = delimiter});
    auto header = csv.readHeader();
    if (!header)
        return false;
    m_delimiter = delimiter;
    m_columns = *header;
    const auto idAt = std::find_if(m_columns.cbegin(), m_columns.cend(), isIdName);
    m_idColumn = idAt == m_columns.cend() ? -1 : idAt - m_columns.cbegin();
    m_patches.clear();
    for (qint64 rows = 0;; ++rows) {
        if (auto wanted = rows % kRowsBetweenQuestions == 0 ? m_mayGoOn() : Result<void>(); !wanted)
            return fail(wanted.error());
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return true;
        if (*kind == CsvReader::Kind::Row) {
            lookAt(csv.fields(), csv.byteOffset());
            continue;
        }
        // It cannot be taken apart: only the words in it.
        if (!m_patches.isEmpty() && m_patches.last().end < 0)
            m_patches.last().end = csv.byteOffset();
        Patch patch;
        patch.begin = csv.byteOffset();
        m_patches.append(patch);
    }
}

Result<void> PersonFile::lookThrough(const Open &open)
{
    for (const char delimiter : {',', ';', '\t', '|'}) {
        auto done = lookThrough(open, delimiter);
        if (!done)
            return fail(done.error());
        if (*done)
            return {};
    }
    m_patches.clear();
    m_patches.append(Patch()); // it is no table
    return {};
}

Result<qint64> PersonFile::find()
{
    if (isIds())
        return inIds(false);
    if (!isTable())
        return inOtherFile();
    auto open = opener();
    if (!open)
        return fail(open.error());
    m_patches.clear();
    if (!m_subject.hasPhone()) { // a number is written in many ways
        auto holds = holdsWords(*open);
        if (!holds)
            return fail(holds.error());
        if (!*holds)
            return 0;
    }
    if (auto looked = lookThrough(*open); !looked)
        return fail(looked.error());
    const auto sure = std::count_if(
        m_patches.cbegin(), m_patches.cend(), [](const Patch &patch) { return patch.isSure; });
    if (sure > 0 || m_patches.isEmpty())
        return sure;
    auto holds = holdsWords(*open);
    if (!holds)
        return fail(holds.error());
    return *holds ? 1 : 0;
}

QByteArray PersonFile::patched(const Patch &patch, const QByteArray &row) const
{
    if (!patch.isWholeRow)
        return m_subject.blanked(row);
    qsizetype content = row.size();
    while (content > 0 && (row.at(content - 1) == '\n' || row.at(content - 1) == '\r'))
        --content;
    QByteArray left;
    qsizetype padded = -1; // where the asterisks go
    for (qsizetype i = 0; i < patch.fields; ++i) {
        if (i > 0)
            left += m_delimiter;
        if (!patch.kept.at(i).isEmpty())
            left += patch.kept.at(i);
        else
            padded = left.size();
    }
    if (padded < 0 || left.size() > content)
        return m_subject.blanked(row); // nothing in it but what is ours
    left.insert(padded, QByteArray(content - left.size(), '*'));
    return left + row.mid(content);
}

Result<void> PersonFile::copyPatched(
    QIODevice &in, const std::function<Result<void>(QByteArrayView)> &write) const
{
    qint64 at = 0;
    const auto pass = [this, &in, &write, &at](qint64 bytes) -> Result<void> {
        for (qint64 left = bytes; left != 0;) {
            const qint64 wanted = left < 0 ? kBlockBytes : std::min(left, kBlockBytes);
            auto block = readOn(in, wanted);
            if (!block)
                return fail(block.error());
            if (auto written = write(*block); !written)
                return written;
            at += block->size();
            if (block->size() < wanted)
                return left < 0 ? Result<void>()
                                : fail(ErrorKind::Data, u"The file has become shorter"_s);
            left -= left < 0 ? 0 : block->size();
        }
        return {};
    };
    for (const Patch &patch : m_patches) {
        if (auto passed = pass(patch.begin - at); !passed)
            return passed;
        constexpr qint64 kLongestRow = 64 << 20; // as CsvOptions has it
        auto row = readOn(in, patch.end < 0 ? kLongestRow : patch.end - patch.begin);
        if (!row)
            return fail(row.error());
        at += row->size();
        if (auto written = write(patched(patch, *row)); !written)
            return written;
    }
    return pass(-1);
}

Result<void> PersonFile::writeBeside(const QString &part)
{
    auto open = opener();
    auto in = open ? (*open)() : Result<std::unique_ptr<QIODevice>>(fail(open.error()));
    if (!in)
        return fail(in.error());
    QFile out(part);
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fail(diskError(u"Could not write %1"_s.arg(part), errno));
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (m_entry.isEmpty()) {
        auto copied = copyPatched(**in, [&out](QByteArrayView bytes) -> Result<void> {
            if (out.write(bytes.data(), bytes.size()) != bytes.size())
                return fail(diskError(u"Could not write %1"_s.arg(out.fileName()), errno));
            return {};
        });
        if (!copied)
            return copied;
    } else {
        ZipStreamWriter zip(out);
        if (auto begun = zip.beginEntry(m_entry); !begun)
            return begun;
        auto copied = copyPatched(
            **in, [&zip](QByteArrayView bytes) -> Result<void> { return zip.write(bytes); });
        if (!copied)
            return copied;
        if (auto ended = zip.endEntry(); !ended)
            return ended;
        if (auto finished = zip.finish(); !finished)
            return finished;
    }
    return syncFile(out);
}

Result<void> PersonFile::rewrite(const BeforeChange &beforeChange)
{
    const QString part = m_path + kErasing;
    auto written = writeBeside(part);
    if (written)
        written = beforeChange(Change::Rewritten);
    if (written)
        return renameDurably(part, m_path);
    QFile::remove(part);
    return written;
}

Result<PersonFile::Change> PersonFile::erase(const BeforeChange &beforeChange)
{
    auto found = find();
    if (!found)
        return fail(found.error());
    if (*found == 0)
        return Change::None;
    if (isTable()) {
        auto rewritten = rewrite(beforeChange);
        return rewritten ? Result<Change>(Change::Rewritten) : fail(rewritten.error());
    }
    const Change change = isIds() ? Change::Rewritten : Change::Deleted;
    if (auto wanted = beforeChange(change); !wanted)
        return fail(wanted.error());
    if (change == Change::Rewritten) {
        auto blanked = inIds(true);
        return blanked ? Result<Change>(change) : fail(blanked.error());
    }
    QFile file(m_path);
    if (!file.remove())
        return fail(ErrorKind::Disk, u"Could not delete %1"_s.arg(m_path), file.errorString());
    return change;
}

// What a sync keeps in a form of its own, a chunk at a time.
Result<qint64> PersonFile::inOtherFile() const
{
    auto holds = holdsWords([this] { return openPlain(m_path); });
    if (!holds || !*holds)
        return holds ? Result<qint64>(0) : fail(holds.error());
    auto file = openPlain(m_path);
    if (!file)
        return fail(file.error());
    auto content = readOn(**file, (*file)->size());
    if (!content)
        return fail(content.error());
    return m_subject.isIn(*content) ? 1 : 0;
}

// Ids as numbers of eight bytes.
Result<qint64> PersonFile::inIds(bool isErasing) const
{
    QFile file(m_path);
    if (!file.open(isErasing ? QIODevice::ReadWrite : QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(m_path), errno));
    QSet<quint64> numbers;
    for (const QByteArray &id : m_subject.ids()) {
        bool isNumber = false;
        if (const quint64 number = id.toULongLong(&isNumber); isNumber && number > 0)
            numbers.insert(number);
    }
    qint64 count = 0;
    constexpr auto kWidth = static_cast<qint64>(sizeof(quint64));
    for (qint64 at = 0; at < file.size();) {
        if (auto wanted = isErasing ? Result<void>() : m_mayGoOn(); !wanted)
            return fail(wanted.error());
        file.seek(at);
        QByteArray block = file.read(kBlockBytes);
        if (block.isEmpty())
            break;
        bool isChanged = false;
        for (qsizetype i = 0; i + kWidth <= block.size(); i += kWidth) {
            const auto number = qFromLittleEndian<quint64>(block.constData() + i);
            if (!numbers.contains(number))
                continue;
            ++count;
            isChanged = true;
            std::fill_n(block.data() + i, kWidth, '\0'); // no id at all
        }
        if (isErasing && isChanged && (!file.seek(at) || file.write(block) != block.size()))
            return fail(diskError(u"Could not write %1"_s.arg(m_path), errno));
        at += block.size();
    }
    if (isErasing && count > 0) {
        if (auto synced = syncFile(file); !synced)
            return fail(synced.error());
    }
    return count;
}

} // namespace sluice
