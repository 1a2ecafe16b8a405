// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/disk/filejournal.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstring>

namespace sluice::testing {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kTornBlock = 512;

QString folderOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash < 0 ? QString() : path.left(slash);
}

// Shared memory between processes; no disk ever holds it.
bool isMemory(const QString &path)
{
    return path.endsWith("-shm"_L1);
}

} // namespace

FileJournal::FileJournal(const QString &folder)
    : m_folder(folder)
{
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile in(it.next());
        const QString path = QDir(folder).relativeFilePath(in.fileName());
        if (isMemory(path) || !in.open(QIODevice::ReadOnly))
            continue;
        auto file = std::make_shared<File>();
        file->kept = in.readAll();
        m_now.insert(path, file);
    }
    m_kept = m_now;
}

bool FileJournal::open(const QString &traceFile)
{
    QFile in(traceFile);
    if (!in.open(QIODevice::ReadOnly))
        return false;
    m_trace = in.readAll();
    m_at = 0;
    return true;
}

void FileJournal::apply(QByteArray &bytes, const Change &change)
{
    if (change.isCut) {
        const qsizetype before = bytes.size();
        bytes.resize(change.offset);
        if (change.offset > before)
            std::fill(bytes.begin() + before, bytes.end(), '\0');
        return;
    }
    const qsizetype end = change.offset + change.data.size();
    if (bytes.size() < end)
        bytes.append(end - bytes.size(), '\0');
    std::memcpy(bytes.data() + change.offset, change.data.constData(),
        static_cast<size_t>(change.data.size()));
}

void FileJournal::File::sync()
{
    for (const Change &change : std::as_const(pending))
        apply(kept, change);
    pending.clear();
}

QByteArray FileJournal::File::torn(QRandomGenerator &dice) const
{
    QByteArray bytes = kept;
    for (const Change &change : pending) {
        if (change.isCut) {
            if (dice.bounded(2) == 0)
                apply(bytes, change);
            continue;
        }
        for (qsizetype at = 0; at < change.data.size();) {
            // Blocks of the file, not of the write.
            const qsizetype left = kTornBlock - (change.offset + at) % kTornBlock;
            const QByteArray part = change.data.mid(at, left);
            if (dice.bounded(2) == 0)
                apply(bytes, {.offset = change.offset + at, .data = part});
            at += part.size();
        }
    }
    return bytes;
}

std::shared_ptr<FileJournal::File> &FileJournal::file(const QString &path)
{
    std::shared_ptr<File> &file = m_now[path];
    if (!file)
        file = std::make_shared<File>();
    return file;
}

void FileJournal::syncFolder(const QString &path)
{
    const auto isIn = [&path](const QString &name) { return folderOf(name) == path; };
    for (const QString &name : m_kept.keys()) {
        if (isIn(name) && !m_now.contains(name))
            m_kept.remove(name);
    }
    for (auto it = m_now.cbegin(); it != m_now.cend(); ++it) {
        if (isIn(it.key()))
            m_kept.insert(it.key(), it.value());
    }
}

bool FileJournal::step()
{
    const qsizetype end = m_trace.indexOf('\n', m_at);
    if (end < 0)
        return false;
    const QByteArray line = m_trace.mid(m_at, end - m_at);
    const QList<QByteArray> words = line.split(' ');
    if (words.size() < 4)
        return false;
    const qint64 number = words.at(1).toLongLong();
    const qsizetype size = words.at(2).toLongLong();
    const qsizetype pathAt = words.at(0).size() + words.at(1).size() + words.at(2).size() + 3;
    if (size > 0 && end + 1 + size + 1 > m_trace.size())
        return false;
    const QByteArray data = m_trace.mid(end + 1, size);
    m_at = end + 1 + (size > 0 ? size + 1 : 0);
    m_kind = words.first().front();
    const auto relative = [this](const QByteArray &path) {
        const QString whole = QFile::decodeName(path);
        return whole == m_folder ? QString() : QDir(m_folder).relativeFilePath(whole);
    };
    const QString path = relative(line.mid(pathAt));
    if (isMemory(path) || path.endsWith(" (deleted)"_L1))
        return true;
    switch (m_kind) {
    case 'C':
        m_now[path] = std::make_shared<File>();
        break;
    case 'W':
        file(path)->pending.append({.offset = number, .data = data});
        break;
    case 'T':
        file(path)->pending.append({.offset = number, .data = {}, .isCut = true});
        break;
    case 'R':
        m_now[relative(data)] = m_now.take(path);
        break;
    case 'U':
        m_now.remove(path);
        break;
    case 'S':
        if (m_now.contains(path))
            m_now.value(path)->sync();
        else
            syncFolder(path);
        break;
    default:
        return false;
    }
    return true;
}

qint64 FileJournal::unsyncedBytes() const
{
    qint64 bytes = 0;
    for (const auto &file : m_now) {
        for (const Change &change : std::as_const(file->pending))
            bytes += change.data.size();
    }
    return bytes;
}

bool FileJournal::rebuild(const QString &folder, Loss loss, QRandomGenerator &dice) const
{
    // Folders are kept with the first thing that is synced after them.
    QDirIterator folders(
        m_folder, QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        if (!QDir().mkpath(folder + u'/' + QDir(m_folder).relativeFilePath(folders.next())))
            return false;
    }
    const Names &names = loss == Loss::Everything ? m_kept : m_now;
    for (auto it = names.cbegin(); it != names.cend(); ++it) {
        QFile out(folder + u'/' + it.key());
        const QByteArray bytes
            = loss == Loss::Everything ? it.value()->kept : it.value()->torn(dice);
        if (!QDir().mkpath(QFileInfo(out).path()) || !out.open(QIODevice::WriteOnly)
            || out.write(bytes) != bytes.size())
            return false;
        out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    return true;
}

} // namespace sluice::testing
