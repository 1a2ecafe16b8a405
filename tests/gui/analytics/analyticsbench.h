// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/analytics/analyticspage.h"
#include "console/widgets/steplist.h"
#include "gui/analytics/fakeanalyticsaccess.h"
#include "gui/jobsbench.h"

namespace sluice::testing {

// The page Analytics with its jobs and connections in a real store, and a fake in place of the
// services. GUI thread.
class AnalyticsBench : public JobsBench<AnalyticsSyncPage, AnalyticsAccess, FakeAnalyticsAccess>
{
public:
    AnalyticsBench()
        : JobsBench({.id = QStringLiteral("datastore-analytics"),
            .source = QStringLiteral("Store"),
            .target = QStringLiteral("Board"),
            .connections = kConnections})
    {
    }

    // With the first job's form in place of the board.
    QString open(const QList<QJsonObject> &jobs, const QJsonValue &mapping = {})
    {
        const QString problem = openBoard(jobs, mapping);
        if (problem.isEmpty() && !jobs.isEmpty())
            page->openItem(QStringLiteral("Job 1"));
        return problem;
    }
    // As the page is shown first.
    QString openBoard(const QList<QJsonObject> &jobs, const QJsonValue &mapping = {})
    {
        return JobsBench::open(jobs, mapping);
    }
    bool isFormShown() { return find<QWidget>("jobForm")->isVisible(); }
    bool isBoardShown() { return find<QWidget>("watchBoard")->isVisible(); }

    // What the checks say, in that state.
    QStringList checks(StepList::State state)
    {
        QStringList texts;
        for (const StepList::Step &step : find<StepList>("planChecks")->steps()) {
            if (step.state == state)
                texts << (step.problem.isEmpty() ? step.name : step.problem);
        }
        return texts;
    }
    QStringList problems() { return checks(StepList::State::Failed); }

private:
    static constexpr const char *kConnections = R"json({"formatVersion":1,"connections":[
            {"name":"Store","service":"catalyst","environment":"sandbox","settings":
                {"accountsUrl":"http://127.0.0.1:9","apiUrl":"http://127.0.0.1:9","projectId":"4"},
             "secrets":{"clientId":{"sandbox":"id"},"clientSecret":{"sandbox":"secret"},
                "refreshToken":{"sandbox":"token"}}},
            {"name":"Board","service":"zoho-analytics","environment":"sandbox","settings":
                {"accountsUrl":"http://127.0.0.1:9","apiUrl":"http://127.0.0.1:9","orgId":"5",
                 "workspaceId":"6"},
             "secrets":{"clientId":{"sandbox":"id"},"clientSecret":{"sandbox":"secret"},
                "refreshToken":{"sandbox":"token"}}}]})json";
};

inline QJsonObject tableJob(const QString &table, const QString &view = {})
{
    QJsonObject parameters{{QStringLiteral("table"), table}};
    if (!view.isEmpty())
        parameters.insert(QStringLiteral("view"), view);
    return parameters;
}

// The test objects, one for each file; the caller deletes them.
QObject *makeAnalyticsPageTest();
QObject *makeTableMappingTest();
QObject *makeTableMappingFieldsTest();
QObject *makeTransformsTest();
QObject *makeSendRowDialogTest();
QObject *makeJobEditsTest();
QObject *makeAnalyticsRefreshTest();

} // namespace sluice::testing
