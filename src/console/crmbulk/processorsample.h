// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "core/mapping/processors/processortrial.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>
#include <QWidget>

#include <optional>

class QPushButton;
class QStandardItemModel;

namespace sluice {

class Card;
class RowView;
class TypedLabel;

// What a processor makes of some records: one line for each, and the chosen one before and after.
// Scripts and rules are tried by themselves after each change, a command only when it is asked for,
// since nobody knows what it does. Values that are sensitive are masked. GUI thread; owned by the
// dialog; the trial runs in the background and ends with it.
class ProcessorSample final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessorSample)

public:
    ProcessorSample(const QJsonArray &before, bool isAutomatic, QWidget *parent);
    ~ProcessorSample() override;

    // `hidden`: columns whose values are shown nowhere.
    void setSample(const SampleRows &sample, const QStringList &hidden, const Timings &timings);
    void setProblem(const Error &error); // there are no records
    void setProcessor(const QJsonObject &processor); // of which a job could be made
    void clear(const QString &why); // it cannot be tried as it is
    void tryNow();

    // Of a script: what is wrong, in which line.
    struct Fault
    {
        int line = 0; // 0: none
        qsizetype record = 0; // from 1; 0: of none
        QString text;
    };
    static int lineIn(const QString &text); // that a script's words name; 0: none

signals:
    void tried(const sluice::ProcessorSample::Fault &fault);

private:
    void take(const Result<ProcessorTrial> &trial);
    void showResults();
    void showRecord();
    QString shown(const QString &column, const QString &value) const;

    QJsonArray m_before; // processors that come first
    QJsonObject m_processor;
    std::optional<SampleRows> m_sample;
    QStringList m_hidden;
    Timings m_timings;
    ProcessorTrial m_trial;
    CancelSource m_cancel; // of the trial that runs
    QTimer m_delay;
    int m_trials = 0; // the newest one
    bool m_isAutomatic;

    Card *m_card;
    Card *m_recordCard;
    QStandardItemModel *m_results;
    QStandardItemModel *m_fields;
    RowView *m_resultView;
    RowView *m_fieldView;
    TypedLabel *m_note;
    QPushButton *m_try;
};

} // namespace sluice
