// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/accountcheck/accountresult.h"
#include "app/documents/connections.h"
#include "console/connections/accountcheckdialog.h"
#include "console/connections/connectionmodel.h"
#include "console/connections/connectionspage.h"
#include "console/theme/theme.h"
#include "console/widgets/steplist.h"
#include "console/widgets/typedlabel.h"
#include "gui/connections/connectionsbench.h"
#include "gui/pagefixture.h"

#include <QCheckBox>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// Check My Account in the window: its list, what it asks before it writes, and what is kept.
class AccountCheckDialogTest final : public ConnectionsBench
{
    Q_OBJECT

private slots:
    void tellsLineByLine();
    void scratchRecordIsAskedFor();
    void productionWantsTheName();
    void stops();

private:
    QString openFast(PageFixture &fixture);
    AccountCheckDialog *openDialog(ConnectionsPage &page);
    QString stateOf(AccountCheckDialog &dialog);
    int writes();
};

QString AccountCheckDialogTest::openFast(PageFixture &fixture)
{
    qputenv("SLUICE_TIMINGS", "poll=50,ambiguousSettle=100");
    const QString problem = fixture.open();
    qunsetenv("SLUICE_TIMINGS");
    return problem;
}

AccountCheckDialog *AccountCheckDialogTest::openDialog(ConnectionsPage &page)
{
    if (!m_sandbox.setSettings(
            {{u"addedMs"_s, 0}, {u"queuedMs"_s, 0}, {u"readJobMs"_s, 0}, {u"writeJobMs"_s, 0}}))
        return nullptr;
    page.show();
    if (!QTest::qWaitFor([&page] { return page.model()->rowCount() == 1; }))
        return nullptr;
    press(page, u"connectionCheckButton"_s);
    return page.findChild<AccountCheckDialog *>();
}

QString AccountCheckDialogTest::stateOf(AccountCheckDialog &dialog)
{
    return childOf<TypedLabel>(dialog, u"accountCheckState"_s)->text();
}

int AccountCheckDialogTest::writes()
{
    return m_sandbox.requestCount(u"zoho-crm"_s, u"DELETE"_s, u"/Leads"_s)
        + m_sandbox.requestCount(u"zoho-crm"_s, u"PUT"_s, u"/Leads"_s)
        + m_sandbox.requestCount(u"zoho-crm"_s, u"POST"_s, u"/upload"_s);
}

void AccountCheckDialogTest::tellsLineByLine()
{
    PageFixture fixture;
    QCOMPARE(openFast(fixture), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    QVERIFY(m_sandbox.setSettings({{u"uploadHost"_s, u"second"_s}}));
    ConnectionsPage page(fixture.context());
    AccountCheckDialog *dialog = openDialog(page);
    QVERIFY(dialog);
    QCOMPARE(namelessWidgets(dialog), QStringList());
    const auto *steps = dialog->findChild<StepList *>();
    QVERIFY(steps->steps().size() > 20);
    QSignalSpy checked(dialog, &AccountCheckDialog::checked);
    press(*dialog, u"accountCheckButton"_s);
    QTRY_COMPARE(childOf<QPushButton>(*dialog, u"accountCheckButton"_s)->text(), u"Stop"_s);
    QVERIFY(checked.wait(30'000));
    QCOMPARE(childOf<QPushButton>(*dialog, u"accountCheckButton"_s)->text(), u"Check"_s);
    QVERIFY(fixture.prompt.asked.isEmpty());
    QCOMPARE(writes(), 0);
    QVERIFY2(stateOf(*dialog).contains(u"1 setting changed"_s), qPrintable(stateOf(*dialog)));
    const auto lines = steps->steps();
    const auto host = std::ranges::find(lines, u"Host of uploads"_s, &StepList::Step::name);
    QVERIFY(host != lines.end());
    QVERIFY2(host->detail.contains(u"uploadUrl"_s), qPrintable(host->detail));
    QVERIFY(std::ranges::count(lines, StepList::State::Done, &StepList::Step::state) >= 8);
    const Connection now = *fixture.application->connections().find(u"Harbour Demo"_s);
    QCOMPARE(QUrl(now.settings.value(u"uploadUrl"_s).toString()).port(),
        m_sandbox.url(u"crm"_s).port() + 1);
    QTRY_VERIFY(page.model()->at(0).checkedAtMs > 0);
    takePicture(*dialog, u"account-check"_s);
    dialog->close();

    // A window that is opened later shows what is kept.
    QTRY_VERIFY(!page.findChild<AccountCheckDialog *>());
    AccountCheckDialog *later = openDialog(page);
    QTRY_VERIFY2(stateOf(*later).contains(u"1 setting changed"_s), qPrintable(stateOf(*later)));
}

void AccountCheckDialogTest::scratchRecordIsAskedFor()
{
    PageFixture fixture;
    QCOMPARE(openFast(fixture), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    AccountCheckDialog *dialog = openDialog(page);
    QVERIFY(dialog);
    auto *box = childOf<QCheckBox>(*dialog, u"scratchRecordBox"_s);
    QVERIFY(!box->isChecked());
    QVERIFY(!childOf<QLineEdit>(*dialog, u"checkNameEdit"_s)->isVisible());
    box->setChecked(true);
    press(*dialog, u"accountCheckButton"_s); // and says no
    QCOMPARE(fixture.prompt.asked.size(), 1);
    QVERIFY(fixture.prompt.last.isDestructive);
    QCOMPARE(childOf<QPushButton>(*dialog, u"accountCheckButton"_s)->text(), u"Check"_s);
    QCOMPARE(m_sandbox.requestCount(u"zoho-crm"_s, u"GET"_s, u"/crm/"_s), 0);

    fixture.prompt.isYes = true;
    QSignalSpy checked(dialog, &AccountCheckDialog::checked);
    press(*dialog, u"accountCheckButton"_s);
    QVERIFY(checked.wait(30'000));
    QVERIFY(writes() >= 3);
    QVERIFY(
        !m_sandbox.getText(u"/ledger?service=zoho-crm&stream=Leads"_s).contains("scratch record"));
    const auto kept = AccountResults(fixture.application->store())
                          .last(fixture.application->connections().find(u"Harbour Demo"_s)->id);
    QVERIFY(kept && *kept && (*kept)->hasScratch && !(*kept)->hasLeftRecord());
}

void AccountCheckDialogTest::productionWantsTheName()
{
    PageFixture fixture;
    QCOMPARE(openFast(fixture), QString());
    Connection live; // addresses of this computer are never production
    live.name = u"Harbour Demo"_s;
    live.service = u"zoho-crm"_s;
    live.environment = u"production"_s;
    AccountCheckDialog window(fixture.context(), live, nullptr);
    AccountCheckDialog *dialog = &window;
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    auto *name = childOf<QLineEdit>(*dialog, u"checkNameEdit"_s);
    auto *check = childOf<QPushButton>(*dialog, u"accountCheckButton"_s);
    QVERIFY(check->isEnabled()); // reading needs no name
    childOf<QCheckBox>(*dialog, u"scratchRecordBox"_s)->setChecked(true);
    QVERIFY(name->isVisible());
    QVERIFY(!check->isEnabled());
    name->setText(u"Harbour"_s);
    QVERIFY(!check->isEnabled());
    name->setText(u"Harbour Demo"_s);
    QVERIFY(check->isEnabled());
    QCOMPARE(namelessWidgets(dialog), QStringList());
}

void AccountCheckDialogTest::stops()
{
    PageFixture fixture;
    QCOMPARE(openFast(fixture), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    QVERIFY(m_sandbox.setFaults({QJsonObject{{u"service"_s, u"zoho-crm"_s},
        {u"path"_s, u"/coql$"_s}, {u"action"_s, QJsonObject{{u"hang"_s, true}}}}}));
    ConnectionsPage page(fixture.context());
    AccountCheckDialog *dialog = openDialog(page);
    QVERIFY(dialog);
    press(*dialog, u"accountCheckButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_sandbox.requestCount(u"zoho-crm"_s, u"GET"_s, u"/Leads"_s) > 0, 20'000);
    QSignalSpy checked(dialog, &AccountCheckDialog::checked);
    press(*dialog, u"accountCheckButton"_s);
    QVERIFY(checked.wait(20'000));
    QVERIFY2(stateOf(*dialog).contains(u"Stopped"_s), qPrintable(stateOf(*dialog)));
}

namespace sluice::testing {

QObject *makeAccountCheckDialogTest()
{
    return new AccountCheckDialogTest;
}

} // namespace sluice::testing

#include "tst_accountcheckdialog.moc"
