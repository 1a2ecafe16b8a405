// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertrule.h"
#include "base/secret.h"

#include <QMap>
#include <QWidget>

#include <memory>

namespace sluice {

namespace Ui {
class AlertForm;
}
class SecretField;

// The fields of one rule of alerts: when it speaks, of which syncs and jobs, and where to, with
// recipients for a job of its own. It keeps what it has no field for; secrets are typed anew and
// never shown. GUI thread; owned by the dialog.
class AlertForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlertForm)

public:
    explicit AlertForm(QWidget *parent = nullptr);
    ~AlertForm() override;

    void setJobs(const QStringList &names);
    void setRule(const AlertRule &rule); // as it is saved; without an id: a new one
    AlertRule rule() const; // as it is edited
    QMap<QString, Secret> secrets() const; // that were typed
    bool isChanged() const;
    QString problem() const; // what keeps it from being saved; empty: nothing

signals:
    void changed();

private:
    void dress();
    void dressMail();
    void connectFields();
    void showWhen();
    void showJobs();
    void showMail();
    void showRecipients();
    void takeRecipients(); // of what is shown
    void showParts();
    void showStored(SecretField *field, const QString &which);
    void noteChange();
    QStringList chosenJobs() const;
    QStringList chosenKinds() const;
    AlertWhen when() const;
    AlertMail mail() const;
    QString mailProblem(const AlertRule &rule) const;

    std::unique_ptr<Ui::AlertForm> m_ui;
    AlertRule m_saved;
    QStringList m_jobs;
    QMap<QString, QStringList> m_recipients; // by job; of all others under the empty name
    QString m_shownFor;
    bool m_isFilling = false;
};

} // namespace sluice
