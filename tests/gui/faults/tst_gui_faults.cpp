// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "console/main/consolestart.h"
#include "console/main/page.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runview.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/sumline.h"
#include "gui/faults/faultcases.h"
#include "gui/guimain.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kMostClicks = 2;
constexpr int kShownWithinMs = 15'000;

// All that can be read there now.
QString shownTexts(const QWidget &root)
{
    QStringList texts;
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    for (const ElidingLabel *label : root.findChildren<ElidingLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    for (const QPushButton *button : root.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->isEnabled())
            texts << u'[' + button->text() + u']';
    }
    for (const MessageBar *bar : root.findChildren<MessageBar *>()) {
        if (bar->isVisible())
            texts << bar->text();
    }
    for (const SumLine *sum : root.findChildren<SumLine *>()) {
        if (sum->isVisible())
            texts << sum->accessibleName();
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

} // namespace

// For every fault of the matrix but C50: it is made to happen, and from the page that says that
// something is wrong at most two clicks lead to record, field, value, the service's words and the
// next step. The quick form has one fault of each family.
class FaultsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void everyFaultIsThere();
    void twoClicksTellWhatToDo_data();
    void twoClicksTellWhatToDo();

private:
    void happens(const FaultCase &fault);
    void openTheRun();
    void pressRun();
    void hasExpectations(const FaultCase &fault);
    void tellsAll(const QStringList &texts, const QWidget &where);
    void tellsTheRecord(const FaultCase &fault);
    void tellsNextStep(const FaultCase &fault);
    void tellsInPlaceOfTheConsole(const FaultCase &fault);
    template <class T> T *shown(const char *name) const
    {
        for (T *found : m_desk.window()->findChildren<T *>(QLatin1StringView(name))) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    RunView *view() const { return m_desk.window()->findChild<RunView *>(u"runView"_s); }

    FaultDesk m_desk;
    bool m_isSkipped = false;
};

void FaultsTest::initTestCase()
{
    QCOMPARE(m_desk.start(), QString());
}

void FaultsTest::cleanup()
{
    m_desk.end();
}

void FaultsTest::everyFaultIsThere()
{
    QSet<QByteArray> numbers;
    for (const FaultCase &fault : faultCases())
        numbers.insert(fault.name.left(fault.name.indexOf(' ')));
    for (int number = 1; number < 50; ++number)
        QVERIFY2(numbers.contains("C" + QByteArray::number(number)),
            qPrintable(u"C%1 is missing"_s.arg(number)));
}

void FaultsTest::twoClicksTellWhatToDo_data()
{
    QTest::addColumn<int>("index");
    const QList<FaultCase> faults = faultCases();
    QSet<QByteArray> families;
    for (int i = 0; i < faults.size(); ++i) {
        const bool isFirst = !families.contains(faults.at(i).family);
        families.insert(faults.at(i).family);
        if (isFirst || qEnvironmentVariableIsSet("SLUICE_LONG"))
            QTest::newRow(faults.at(i).name.constData()) << i;
    }
}

void FaultsTest::happens(const FaultCase &fault)
{
    const bool isRun
        = fault.leaves != FaultCase::Leaves::Refusal && fault.leaves != FaultCase::Leaves::Opening;
    QString problem = m_desk.begin(fault.setup);
    if (problem.isEmpty() && !m_desk.sandbox().setFaults(fault.rules))
        problem = u"the sandbox does not take the rules"_s;
    if (problem.isEmpty() && fault.provoke)
        problem = fault.provoke(m_desk);
    else if (problem.isEmpty() && isRun && m_desk.runJob().isEmpty())
        problem = u"it did not begin"_s;
    m_isSkipped = problem.startsWith("skip: "_L1);
    if (m_isSkipped)
        QSKIP(qPrintable(problem.mid(6)));
    QCOMPARE(problem, QString());
    if (fault.leaves == FaultCase::Leaves::Wait)
        QVERIFY(m_desk.waitFor(fault.waits));
    else if (isRun)
        QVERIFY(m_desk.waitForState(fault.state));
}

// The page Overview tells that something is wrong; a click on the run's number opens it.
void FaultsTest::openTheRun()
{
    m_desk.window()->showPage(u"overview"_s);
    auto *recent = shown<RowView>("recentRuns");
    QVERIFY(recent);
    const QString id = m_desk.run()->id;
    int row = -1;
    QTRY_VERIFY_WITH_TIMEOUT(
        (row =
                [recent, id] {
                    for (int i = 0; i < recent->model()->rowCount(); ++i) {
                        if (recent->model()->index(i, 0).data(RunTableModel::RunIdRole).toString()
                            == id)
                            return i;
                    }
                    return -1;
                }())
            >= 0,
        kShownWithinMs);
    QTRY_VERIFY(!recent->model()->index(row, RunTableModel::State).data().toString().isEmpty());
    const QRect link = recent->visualRect(recent->model()->index(row, RunTableModel::Number));
    QTest::mouseClick(recent->viewport(), Qt::LeftButton, Qt::NoModifier, link.center());
    ++m_desk.clicks;
    QTRY_VERIFY_WITH_TIMEOUT(
        view() && view()->isVisible() && view()->hasSnapshot(), kShownWithinMs);
    QCOMPARE(view()->runId(), id);
}

// A page that cannot look at the service, or whose target another has, says so by itself, and
// offers no run: one click on the page. Where it is told only after Run, that takes more of them.
void FaultsTest::pressRun()
{
    m_desk.window()->showPage(u"crm"_s);
    ++m_desk.clicks;
    auto *run = m_desk.window()->findChild<QAction *>(u"actionRun"_s);
    if (!QTest::qWaitFor([run] { return run->isEnabled(); }, 3'000))
        return;
    run->trigger();
    ++m_desk.clicks;
    auto *dialog = m_desk.window()->findChild<QDialog *>(u"RunDialog"_s);
    if (!dialog)
        return;
    for (const QString &consent : {u"agreeCheck"_s, u"meantCheck"_s}) {
        if (auto *box = dialog->findChild<QCheckBox *>(consent)) {
            box->setChecked(true);
            ++m_desk.clicks;
        }
    }
    dialog->findChild<QPushButton *>(u"dialogRunButton"_s)->click();
    ++m_desk.clicks;
}

void FaultsTest::hasExpectations(const FaultCase &fault)
{
    if (fault.leaves == FaultCase::Leaves::Nothing)
        return;
    QVERIFY(!fault.says.isEmpty() && !fault.says.contains(QString()));
    QVERIFY(!fault.next.isEmpty() && !fault.next.contains(QString()));
    if (fault.leaves == FaultCase::Leaves::Record)
        QVERIFY(!fault.field.isEmpty() && !fault.value.isEmpty());
}

void FaultsTest::tellsAll(const QStringList &texts, const QWidget &where)
{
    for (const QString &text : texts) {
        const bool isTold = QTest::qWaitFor(
            [&where, text] { return shownTexts(where).contains(text); }, kShownWithinMs);
        QVERIFY2(isTold, qPrintable(text + u" is not in:\n"_s + shownTexts(where)));
    }
}

void FaultsTest::tellsTheRecord(const FaultCase &fault)
{
    QTRY_COMPARE(view()->currentTab(), u"rejected"_s); // opens there by itself
    QTRY_VERIFY_WITH_TIMEOUT(shown<QWidget>("recordPanel"), kShownWithinMs);
    const QWidget &panel = *shown<QWidget>("recordPanel");
    auto issues = m_desk.application().runs().rejected(m_desk.run()->id, 1);
    QVERIFY(issues && !issues->isEmpty());
    const RecordIssue &issue = issues->first();
    for (const QString &text : {issue.sourceKey, issue.code, issue.message})
        QVERIFY(!text.isEmpty());
    tellsAll({issue.sourceKey, issue.code, issue.message}, panel);
    const auto *advice = shown<QLabel>("rejectionAdvice");
    QVERIFY(advice && advice->text().size() > 20);
    if (QTest::currentTestFailed() || !fault.showsSent)
        return;
    // What was sent, beside its field's name.
    const QWidget *sent = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((sent = shown<QWidget>("rejectionValues")) != nullptr, kShownWithinMs);
    tellsAll({fault.field, fault.value}, *sent);
}

void FaultsTest::tellsNextStep(const FaultCase &fault)
{
    using Leaves = FaultCase::Leaves;
    tellsAll(fault.next, *m_desk.window()->currentPage());
    if (QTest::currentTestFailed())
        return;
    const QString texts = shownTexts(*m_desk.window()->currentPage());
    if (fault.leaves == Leaves::End) {
        QVERIFY2(texts.contains(u"[Resume]"_s) || texts.contains(u"[Decide…]"_s)
                || texts.contains(u"[Run Again…]"_s),
            qPrintable(texts));
        // Not by itself: somebody is asked.
        QVERIFY2(!texts.contains(u"It is tried again."_s), qPrintable(texts));
    }
    if (fault.leaves == Leaves::Nothing) {
        auto *sum = view()->findChild<SumLine *>();
        QTRY_VERIFY_WITH_TIMEOUT(sum->isVisible(), kShownWithinMs);
        QVERIFY(sum->isBalanced());
    }
}

void FaultsTest::tellsInPlaceOfTheConsole(const FaultCase &fault)
{
    const bool isFolder = !fault.provoke;
    const QString folder = isFolder ? u"/proc/sluice"_s : m_desk.dataDirectory();
    m_desk.end();
    ConsoleStart start(folder);
    start.open();
    const QWidget *told = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&told] {
            for (const QWidget *window : QApplication::topLevelWidgets()) {
                if (window->isVisible() && shownTexts(*window).size() > 20)
                    told = window;
            }
            return told != nullptr;
        }(),
        kShownWithinMs);
    if (qEnvironmentVariableIsSet("SLUICE_FAULT_TEXTS"))
        qInfo("%s", qPrintable(shownTexts(*told)));
    tellsAll(fault.says + fault.next, *told);
}

void FaultsTest::twoClicksTellWhatToDo()
{
    QFETCH(int, index);
    const FaultCase fault = faultCases().at(index);
    using Leaves = FaultCase::Leaves;
    const auto cleaned = qScopeGuard([this, &fault] {
        if (qEnvironmentVariableIsSet("SLUICE_FAULT_TEXTS") && m_desk.window())
            qInfo("%s", qPrintable(shownTexts(*m_desk.window()->currentPage())));
        if (fault.cleanUp)
            fault.cleanUp(m_desk);
    });
    hasExpectations(fault);
    if (!QTest::currentTestFailed())
        happens(fault);
    if (QTest::currentTestFailed() || m_isSkipped)
        return;
    if (fault.leaves == Leaves::Opening) {
        tellsInPlaceOfTheConsole(fault);
        return;
    }
    if (fault.leaves == Leaves::Refusal)
        pressRun();
    else
        openTheRun();
    if (QTest::currentTestFailed())
        return;
    tellsAll(fault.says, *m_desk.window()->currentPage());
    if (!QTest::currentTestFailed() && fault.leaves == Leaves::Record)
        tellsTheRecord(fault);
    if (!QTest::currentTestFailed())
        tellsNextStep(fault);
    QVERIFY2(m_desk.clicks <= kMostClicks, qPrintable(QString::number(m_desk.clicks)));
}

QList<FaultCase> faultCases()
{
    return networkFaultCases() + serviceFaultCases() + localFaultCases();
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run<sluice::testing::FaultsTest>();
}

#include "tst_gui_faults.moc"
