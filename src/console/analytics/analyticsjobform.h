// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "console/jobs/jobform.h"
#include "syncs/datastoreanalytics/mapping/tablemapping.h"

#include <QJsonValue>

#include <memory>
#include <optional>

namespace sluice {

class ElidingComboBox;
class LoadProblem;
class NextRunCard;

namespace Ui {
class AnalyticsJobForm;
}

// The fields of one job from the Data Store to Analytics: Source, Columns, Target, How It Runs.
// Table and view are chosen from what the page has learnt, or typed; a part of the table for the
// next run only. The mapping is edited in a dialog of its own, which the page opens; a job without
// one sends every column as it is. GUI thread; owned by the page.
class AnalyticsJobForm final : public JobForm
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalyticsJobForm)

public:
    explicit AnalyticsJobForm(QWidget *parent = nullptr);
    ~AnalyticsJobForm() override;

    void setJob(const Job &job) override;
    Job job() const override;
    bool isChanged() const override;
    void setSaved(const Job &job) override { m_saved = job; }
    void setConnections(const QList<Connection> &connections) override;
    void setReadOnly(bool isReadOnly) override;

    // What can be chosen, what is to be said of it, and why there is none, or no newer one.
    struct Offer
    {
        QStringList names;
        QString note;
        std::optional<Error> problem = {};
    };
    void setTables(const Offer &tables);
    void setViews(const Offer &views);

    // The mapping as it is edited; an Error: what is saved cannot be read.
    Result<TableMapping> mapping() const;
    QString mappingText() const; // what it does, in a few words
    void setMapping(const TableMapping &mapping); // one that says nothing is none

    QJsonObject selection() const; // for the next run only
    QString selectionProblem() const;
    void setSelectedIds(const QStringList &ids);

signals:
    void mappingWanted();
    void selectionChanged();
    void idsFileWanted();

private:
    void dress();
    void dressChoices();
    void connectFields();
    void noteChange();
    void showConnections();
    void showMode();
    void dressWatch();
    void fillWatch(int seconds);
    void showWatch();
    bool mayDelete() const;
    bool isIncremental() const;
    int watchSeconds() const; // 0: it is not watched
    void showMapping();
    void placeProblems();
    void offer(ElidingComboBox *combo, const Offer &offer);
    QString problemOf(const QJsonObject &selection) const;
    QString view() const; // as the job says it: empty if it is named as the table

    std::unique_ptr<Ui::AnalyticsJobForm> m_ui;
    Job m_saved;
    NextRunCard *m_nextRun;
    LoadProblem *m_tablesProblem;
    LoadProblem *m_viewsProblem;
    QJsonValue m_mapping; // as the job has it, or as the dialog made it
    QList<Connection> m_connections;
    bool m_isFilling = false;
    bool m_isReadOnly = false;
};

// "2 rules, 1 condition, times moved"; empty: it changes nothing.
QString describeTableMapping(const TableMapping &mapping);

} // namespace sluice
