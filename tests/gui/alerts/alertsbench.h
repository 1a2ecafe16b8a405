// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertfile.h"
#include "app/alerts/alertrules.h"
#include "app/documents/jobs.h"
#include "console/alerts/alertform.h"
#include "console/alerts/alertsdialog.h"
#include "gui/pagefixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

namespace sluice::testing {

// A rule that says all that a file can say.
inline constexpr const char *kWholeRule = R"json({"formatVersion":1,"alerts":[{
    "name":"Night watch","jobs":["Copy orders","Gone"],"kinds":["datastore-analytics","crm-bulk"],
    "when":{"failedRows":true,"nothingSyncedHours":6.5,"rejectedPercentAbove":2.5},
    "email":{"server":"smtp://mail.example.com","from":"sluice@example.com","user":"u",
        "to":["a@example.com","b@example.com"],"toByJob":{"Copy orders":["c@example.com"]}},
    "webHook":{"format":"slack","proxy":"http://127.0.0.1:3128"},
    "desktop":true,"caFile":"/etc/ssl/own.pem",
    "secrets":{"smtpPassword":{"env":"ALERT_PASSWORD"},"webHookUrl":{"env":"ALERT_HOOK"}}}]})json";

// The dialog of alerts on a real store and vault. GUI thread.
class AlertsBench
{
public:
    AlertsBench() { problem = fixture.open(); }
    ~AlertsBench() { delete dialog.data(); }

    // With these rules beside the ready one; empty: the dialog shows its list.
    QString open(const QByteArray &rules = {})
    {
        if (!problem.isEmpty())
            return problem;
        if (!rules.isEmpty()) {
            if (auto done = fixture.application->alertRules().import(rules); !done)
                return done.error().text();
        }
        dialog = new AlertsDialog(fixture.context(), nullptr);
        dialog->show();
        return QTest::qWaitFor([this] { return list()->count() > 0; })
            ? QString()
            : QStringLiteral("nothing is listed");
    }
    template <class T> T *find(const char *name)
    {
        return dialog->findChild<T *>(QLatin1StringView(name));
    }
    QListWidget *list() { return find<QListWidget>("alertList"); }
    void press(const char *button) { find<QPushButton>(button)->click(); }
    bool canSave() { return find<QPushButton>("saveAlertButton")->isEnabled(); }
    QString said() { return find<QLabel>("problemLabel")->text(); }
    void check(const char *box, bool isOn = true) { find<QCheckBox>(box)->setChecked(isOn); }
    void type(const char *edit, const QString &text) { find<QLineEdit>(edit)->setText(text); }
    void choose(const QString &name)
    {
        for (int row = 0; row < list()->count(); ++row) {
            if (list()->item(row)->text() == name)
                list()->setCurrentRow(row);
        }
    }
    // Presses Save and waits until it is done.
    bool save()
    {
        if (!canSave())
            return false;
        press("saveAlertButton");
        return QTest::qWaitFor([this] { return find<QPushButton>("sendTestButton")->isEnabled(); });
    }
    Result<AlertRule> stored(const QString &name)
    {
        return fixture.application->alertRules().find(name);
    }

    PageFixture fixture;
    QString problem;
    QPointer<AlertsDialog> dialog;
};

} // namespace sluice::testing
