// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/processor.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <mutex>
#include <vector>

// What the tests of scripts and commands share: records in memory, a chain over them as a step runs
// it, and what came of each. Test code only.

using RigRows = std::vector<std::vector<QByteArray>>;

// Lines of the run's log.
class RigLog final : public sluice::LogSink
{
public:
    RigLog() { m_log.addSink(this); }
    ~RigLog() override { m_log.removeSink(this); }
    void write(const sluice::LogRecord &record) override;
    sluice::Logger logger() { return sluice::Logger(&m_log, "engine", QStringLiteral("run")); }
    QString text() const;
    qsizetype count() const;

private:
    sluice::Log m_log;
    mutable std::mutex m_mutex;
    QStringList m_lines;
};

class ProcessorRig
{
public:
    // The first column is taken for the id. Ordinals begin at `first`.
    ProcessorRig(QStringList header, RigRows rows, qint64 first = 1);

    // Prepares and processes all rows with a fresh chain, in batches; the error's text, or nothing.
    QString run(const QByteArray &processors);
    QString prepareOnly(const QByteArray &processors);
    void discard();

    // Of the run that ended well: "Country=IN", "(dropped) ...", "(rejected) ...", for each row;
    // what did not change is left out.
    const QStringList &outcome() const { return m_outcome; }
    QString value(qsizetype row, const QString &column) const;
    sluice::RowFate fate(qsizetype row) const { return m_fates.at(static_cast<size_t>(row)); }
    QString error() const { return m_error; }
    qint64 milliseconds() const { return m_milliseconds; }

    QString folder() const { return m_folder.path() + QStringLiteral("/processing"); }
    RigLog &log() { return m_log; }
    sluice::CancelSource &stopper() { return m_stopper; }
    sluice::Timings timings;
    qsizetype batchRows = 100;

private:
    sluice::ProcessingPlace place();
    QString work(const QByteArray &processors, bool isWhole);
    void note(const sluice::RecordBatch &batch);

    QStringList m_header;
    RigRows m_rows;
    qint64 m_first;
    QTemporaryDir m_folder;
    RigLog m_log;
    sluice::CancelSource m_stopper;
    sluice::ProcessorChain m_chain;
    sluice::Columns m_columns;
    QStringList m_outcome;
    std::vector<QStringList> m_values;
    std::vector<sluice::RowFate> m_fates;
    QString m_error;
    qint64 m_milliseconds = 0;
};

// Rows "1000", "Name 1", "India" ...: Id, Name, Country.
ProcessorRig smallRig(int rows);

// The JSON of a chain of one.
QByteArray scriptJson(
    const QByteArray &source, const QByteArray &more = "\"writes\":[\"Country\"]");
QByteArray commandJson(
    const QStringList &words, const QByteArray &more = "\"writes\":[\"Country\"]");
QByteArray shellJson(const QString &text, const QByteArray &more = "\"writes\":[\"Country\"]");

bool isAlive(qint64 pid);
