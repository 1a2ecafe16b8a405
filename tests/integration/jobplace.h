// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/workplace.h"

namespace sluice::testing {

// A Workplace whose data directory has one job, which is run over and over from a fresh start. Used
// by the places of the syncs, on the test's thread.
class JobPlace : public Workplace
{
public:
    // The kind of the jobs, their connections, and the name of the one that run() runs.
    struct Kind
    {
        QString id;
        QString jobName;
        QString source;
        QString target;
    };
    explicit JobPlace(Kind kind)
        : m_kind(std::move(kind))
    {
    }

    // A new data directory, the services as their seed has them; faults are gone.
    QString beginAnew(const QJsonObject &parameters, const QJsonObject &settings = {},
        const QJsonObject &mapping = {});
    // A further data directory on the same services, as of another operator; it becomes the one
    // that is used.
    QString addDataDirectory(const QJsonObject &parameters, const QJsonObject &mapping = {});
    // "name" and "mapping" among the parameters are the job's, and go before what else is said.
    QString importJob(const QJsonObject &parameters, const QJsonObject &mapping = {});

    CliResult run(const QStringList &more = {}) const;
    CliResult resume() const; // the newest run
    std::unique_ptr<QProcess> launchRun(const QStringList &more = {}) const;
    QString newestRun() const { return sqlText(QStringLiteral("SELECT MAX(number) FROM run")); }

protected:
    // The sandbox's settings for every start from now on.
    void setStandingSettings(const QJsonObject &settings) { m_settings = settings; }

private:
    Kind m_kind;
    QJsonObject m_settings;
    int m_directories = 0;
};

} // namespace sluice::testing
