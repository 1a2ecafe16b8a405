// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace sluice::testing {

// A running sluice-sandbox program and its admin interface. Started and ended by a test, on the
// test's thread; the process dies with the object. It talks to the sandbox with a client of its own
// and knows nothing of the clients that are tested.
class SandboxProcess
{
public:
    ~SandboxProcess();

    // Waits for the ready line. Empty on success, else what went wrong.
    QString start(const QString &program, const QStringList &arguments = {});
    void stop();

    qint64 processId() const { return m_process.processId(); }
    QJsonObject ready() const { return m_ready; } // the whole line
    QUrl url(const QString &role) const; // accounts, crm, crmUpload, admin ...
    QString credential(const QString &name) const;

    // GET, PUT and POST below the admin address; the object of the answer, empty if it failed.
    QJsonObject get(const QString &path);
    QByteArray getText(const QString &path);
    QJsonObject put(const QString &path, const QJsonValue &body);
    QJsonObject post(const QString &path, const QJsonValue &body);

    bool setSettings(const QJsonObject &settings);
    bool setFaults(const QJsonArray &faults);
    bool reset();
    // How many requests of a method came to paths that contain `part`.
    int requestCount(const QString &service, const QString &method, const QString &part);

private:
    QByteArray send(const QByteArray &method, const QString &path, const QByteArray &body);
    QProcess m_process;
    QJsonObject m_ready;
};

} // namespace sluice::testing
