// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/connections/connectionmodel.h"
#include "console/connections/connectionspage.h"
#include "console/connections/connectionwork.h"
#include "console/connections/signindialog.h"
#include "support/sandboxprocess.h"

#include <QObject>
#include <QWidget>

namespace sluice::testing {

// What the tests of tst_gui_connections share: a sandbox process, which is as new for each test,
// a connection to it, and short ways to press and to read. GUI thread.
class ConnectionsBench : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

protected:
    QByteArray connectionFile(bool isSignedIn) const;
    void setConsent(const QString &consent);

    SandboxProcess m_sandbox;
};

ListedConnection listedAs(const QString &id, const QString &name);

template <class T> T *childOf(QWidget &parent, const QString &name)
{
    return parent.findChild<T *>(name);
}

void press(QWidget &parent, const QString &button);
QString textIn(QWidget *box); // all that a box of ours says
QString allTextIn(QWidget *dialog); // everything that a dialog shows or holds as text
SignInDialog *dialogAt(ConnectionsPage &page, const QString &tab); // with the tab in front

// The test objects, one for each file; the caller deletes them.
QObject *makeConnectionsPageTest();
QObject *makeConnectionMendingTest();
QObject *makeConnectionDialogTest();
QObject *makeSignInDialogTest();
QObject *makeImportDialogTest();
QObject *makeZohoFormsTest();
QObject *makeAccountCheckDialogTest();

} // namespace sluice::testing
