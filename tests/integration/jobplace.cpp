// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/jobplace.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::testing {

QString JobPlace::beginAnew(
    const QJsonObject &parameters, const QJsonObject &settings, const QJsonObject &mapping)
{
    if (!sandbox().reset())
        return u"The sandbox could not be reset"_s;
    QJsonObject all = m_settings;
    for (auto it = settings.begin(); it != settings.end(); ++it)
        all.insert(it.key(), it.value());
    if (!all.isEmpty() && !sandbox().setSettings(all))
        return u"The sandbox refused the settings"_s;
    for (; m_directories > 0; --m_directories)
        QDir(file(u"data-%1"_s.arg(m_directories))).removeRecursively();
    return addDataDirectory(parameters, mapping);
}

QString JobPlace::addDataDirectory(const QJsonObject &parameters, const QJsonObject &mapping)
{
    setDataDirectory(file(u"data-%1"_s.arg(++m_directories)));
    const CliResult result = cli({u"connections"_s, u"import"_s, file(u"connections.json"_s)});
    if (result.exitCode != 0)
        return QString::fromUtf8(result.errors);
    return importJob(parameters, mapping);
}

QString JobPlace::importJob(const QJsonObject &parameters, const QJsonObject &mapping)
{
    QJsonObject own = parameters;
    QJsonObject shape = own.contains(u"mapping"_s) ? own.take(u"mapping"_s).toObject() : mapping;
    const QString name = own.take(u"name"_s).toString(m_kind.jobName);
    QJsonObject job{{u"formatVersion"_s, 1}, {u"name"_s, name}, {u"kind"_s, m_kind.id},
        {u"source"_s, m_kind.source}, {u"target"_s, m_kind.target}, {u"parameters"_s, own}};
    if (!shape.isEmpty()) {
        if (!shape.contains(u"formatVersion"_s))
            shape.insert(u"formatVersion"_s, 1);
        job.insert(u"mapping"_s, shape);
    }
    QFile document(file(u"job.json"_s));
    if (!document.open(QIODevice::WriteOnly) || document.write(QJsonDocument(job).toJson()) < 0)
        return u"The job file could not be written"_s;
    document.close();
    const CliResult result = cli({u"jobs"_s, u"import"_s, file(u"job.json"_s)});
    return result.exitCode == 0 ? QString() : QString::fromUtf8(result.errors);
}

std::unique_ptr<QProcess> JobPlace::launchRun(const QStringList &more) const
{
    return launch(
        QStringList{u"run"_s, m_kind.jobName} + more + QStringList{u"--json"_s, u"--quiet"_s});
}

CliResult JobPlace::run(const QStringList &more) const
{
    const auto process = launchRun(more);
    return finish(*process);
}

CliResult JobPlace::resume() const
{
    return cli({u"runs"_s, u"resume"_s, newestRun(), u"--json"_s, u"--quiet"_s});
}

} // namespace sluice::testing
