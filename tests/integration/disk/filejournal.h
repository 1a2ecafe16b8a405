// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QRandomGenerator>
#include <QString>

#include <memory>

namespace sluice::testing {

// What a disk holds after the power went, worked out from what a process did to its files
// (reliability-security F.5): a sync keeps a file's bytes, or a folder's names; whatever was not
// synced may be there, in part or not at all. Made by a test of a folder and of a trace of
// filefaults.cpp; used on the test's thread.
class FileJournal
{
public:
    // The files as they were before the process began; all of that was on the disk.
    explicit FileJournal(const QString &folder);

    // One operation after the other. False: the trace is over, or what is left was cut short.
    bool open(const QString &traceFile);
    bool step();
    char lastKind() const { return m_kind; }

    enum class Loss {
        Everything, // that was not synced, names too
        Blocks, // names are kept; of bytes that were not synced any blocks of 512, by chance
    };
    // The files into a folder that is not there yet. False if that failed.
    bool rebuild(const QString &folder, Loss loss, QRandomGenerator &dice) const;
    qint64 unsyncedBytes() const;

private:
    struct Change
    {
        qint64 offset = 0;
        QByteArray data;
        bool isCut = false; // to `offset`
    };
    struct File
    {
        QByteArray kept;
        QList<Change> pending;
        void sync();
        QByteArray torn(QRandomGenerator &dice) const;
    };
    using Names = QMap<QString, std::shared_ptr<File>>;
    static void apply(QByteArray &bytes, const Change &change);
    void syncFolder(const QString &path);
    std::shared_ptr<File> &file(const QString &path);

    QString m_folder;
    Names m_now; // relative to the folder
    Names m_kept;
    QByteArray m_trace;
    qsizetype m_at = 0;
    char m_kind = 0;
};

} // namespace sluice::testing
