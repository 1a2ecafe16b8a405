// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/targetfile.h"

#include "base/csv/csvwriter.h"
#include "base/files.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <cerrno>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBlockBytes = 256 * 1024;
constexpr QByteArrayView kByteOrderMark("\xEF\xBB\xBF");

Error placeError(const QString &path, int systemError)
{
    Error error = diskError(u"Could not write the file %1"_s.arg(path), systemError);
    if (systemError == ENOENT || systemError == ENOTDIR)
        error.next = u"Make its folder, or choose another in the job"_s;
    else if (systemError == EACCES || systemError == EPERM || systemError == EROFS)
        error.next = u"Choose a folder in the job that can be written"_s;
    return error;
}

// Somebody must look: another file of that name may be worth keeping.
Error standsInTheWay(const QString &path)
{
    return Error{.kind = ErrorKind::Data,
        .what = u"The file %1 is there already"_s.arg(path),
        .why = u"It is not replaced unless the job says so"_s,
        .next = u"Move it away; or set “existing” to “replace”, or a name with {date} or {run}"_s,
        .code = u"TARGET_EXISTS"_s};
}

void checkPlaceholders(JsonObjectReader &reader, const QString &path)
{
    static const QRegularExpression braces(u"\\{([^{}]*)\\}"_s);
    static const QStringList known{u"module"_s, u"date"_s, u"time"_s, u"run"_s};
    for (auto it = braces.globalMatch(path); it.hasNext();) {
        const QString word = it.next().captured(1);
        if (!known.contains(word))
            reader.problem(u"path"_s,
                u"holds {%1}; known are {module}, {date}, {time} and {run}"_s.arg(word.left(60)));
    }
    if (QFileInfo(path).path().contains(u'{'))
        reader.problem(u"path"_s, u"may have {...} in the file's name only"_s);
}

} // namespace

TargetFile TargetFile::read(JsonObjectReader &reader)
{
    TargetFile target;
    target.path = reader.filledText(u"path"_s);
    if (!target.path.isEmpty() && QDir::isRelativePath(target.path))
        reader.problem(u"path"_s, u"must be a whole path, from / on"_s);
    else if (target.path.endsWith(u'/'))
        reader.problem(u"path"_s, u"must name a file"_s);
    checkPlaceholders(reader, target.path);
    target.replaces
        = reader.choice(u"existing"_s, {u"refuse"_s, u"replace"_s}, u"refuse"_s) == "replace"_L1;
    const QString delimiter
        = reader.choice(u"delimiter"_s, {u","_s, u";"_s, u"\t"_s, u"|"_s}, u","_s);
    target.delimiter = delimiter.isEmpty() ? ',' : delimiter.at(0).toLatin1();
    target.hasByteOrderMark = reader.flag(u"byteOrderMark"_s, false);
    if (reader.has(u"sensitive"_s))
        target.sensitive
            = reader.choice(u"sensitive"_s, {u"leaveOut"_s, u"include"_s}) == "include"_L1
            ? Sensitive::Include
            : Sensitive::LeaveOut;
    reader.finish();
    return target;
}

Result<TargetFile> TargetFile::fromJson(const QJsonObject &object)
{
    JsonProblems problems;
    JsonObjectReader reader(object, u"targetFile"_s, problems);
    const TargetFile target = read(reader);
    if (!problems.isEmpty())
        return fail(problems.toError(u"The job's target file is not right"_s, u"Change the job"_s));
    return target;
}

QString TargetFile::pathAt(const QString &module, const QDateTime &time) const
{
    QString at = path;
    at.replace("{module}"_L1, module);
    at.replace("{date}"_L1, time.toString(u"yyyy-MM-dd"_s));
    at.replace("{time}"_L1, time.toString(u"HHmmss"_s));
    return at;
}

QString TargetFile::pathOfRun(const QString &path, qint64 number)
{
    QString of = path;
    return of.replace("{run}"_L1, QString::number(number));
}

Result<void> checkTargetPlace(const QString &path, bool replaces)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.path());
    Error error;
    if (!folder.isDir())
        error = placeError(path, ENOENT);
    else if (!folder.isWritable())
        error = placeError(path, EACCES);
    else if ((file.exists() || file.isSymLink()) && !replaces)
        error = standsInTheWay(path);
    else if (file.exists() && !file.isFile())
        error = Error{.kind = ErrorKind::Config,
            .what = u"%1 is no file"_s.arg(path),
            .next = u"Choose another path in the job"_s};
    else
        return {};
    return fail(std::move(error));
}

Result<TargetFileSum> sumOfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash sha256(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !sha256.addData(&file))
        return fail(diskError(u"Could not read %1"_s.arg(path), errno));
    return TargetFileSum{file.size(), QString::fromLatin1(sha256.result().toHex())};
}

TargetFileWriter::TargetFileWriter(const QString &partPath, char delimiter)
    : m_file(partPath)
    , m_delimiter(delimiter)
{
}

TargetFileWriter::~TargetFileWriter()
{
    if (!m_isFinished)
        m_file.remove();
}

Result<std::unique_ptr<TargetFileWriter>> TargetFileWriter::begin(
    const TargetFile &target, const QString &partPath, const QStringList &columns)
{
    std::unique_ptr<TargetFileWriter> writer(new TargetFileWriter(partPath, target.delimiter));
    if (!writer->m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fail(placeError(partPath, errno));
    writer->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (target.hasByteOrderMark)
        writer->m_block.append(kByteOrderMark);
    QList<QByteArray> names;
    for (const QString &column : columns)
        names.append(column.toUtf8());
    const std::vector<QByteArrayView> views(names.cbegin(), names.cend());
    writer->appendRow("id", views);
    return writer;
}

void TargetFileWriter::appendRow(QByteArrayView id, std::span<const QByteArrayView> values)
{
    CsvWriter::appendField(m_block, id, m_delimiter);
    for (const QByteArrayView value : values) {
        m_block.append(m_delimiter);
        CsvWriter::appendField(m_block, value, m_delimiter);
    }
    m_block.append("\r\n");
}

Result<void> TargetFileWriter::flush()
{
    if (m_file.write(m_block) != m_block.size() || !m_file.flush())
        return fail(placeError(m_file.fileName(), errno));
    m_sha256.addData(m_block);
    m_block.resize(0);
    return {};
}

Result<void> TargetFileWriter::row(QByteArrayView id, std::span<const QByteArrayView> values)
{
    appendRow(id, values);
    return m_block.size() < kBlockBytes ? Result<void>() : flush();
}

Result<TargetFileSum> TargetFileWriter::finish()
{
    if (auto flushed = flush(); !flushed)
        return fail(flushed.error());
    if (auto synced = syncFile(m_file); !synced)
        return fail(synced.error());
    const qint64 bytes = m_file.size();
    m_file.close();
    m_isFinished = true;
    return TargetFileSum{bytes, QString::fromLatin1(m_sha256.result().toHex())};
}

Result<void> placeTargetFile(const QString &partPath, const QString &path, bool replaces)
{
    auto placed = renameDurably(partPath, path, replaces ? IfThere::Replace : IfThere::Refuse);
    if (!placed && placed.error().code == QString::number(EEXIST))
        return fail(standsInTheWay(path));
    return placed;
}

} // namespace sluice
