// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "console/crmbulk/criteriadialog.h"
#include "console/crmbulk/crmbulkpage.h"
#include "console/crmbulk/crmmappingdialog.h"
#include "console/crmbulk/processordialog.h"
#include "console/jobs/loadproblem.h"
#include "console/main/consolesettings.h"
#include "console/main/mainwindow.h"
#include "console/runs/retrydialog.h"
#include "console/runs/undodialog.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "core/engine/runledger.h"
#include "gui/guimain.h"
#include "gui/main/consolefixture.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kCrmLimitMs = 60'000;

} // namespace

// The page CRM Bulk with the real pipeline and a sandbox program: a job with a script, criteria and
// a mapping that was made in the form alone, planned, run, and taken back.
class CrmRunsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void refreshAsksAnew();
    void jobIsMadeInTheForm();
    void planSaysWhatItCosts();
    void runsAndIsTakenBack();
    void asksBeforeUnusualChanges();
    void whatWasAgreedToGoesThrough();
    void filesAreMappedByName();

private:
    QAction *action(const char *name) const
    {
        return m_console->window()->findChild<QAction *>(QLatin1StringView(name));
    }
    template <class T> T *find(const char *name) const
    {
        return m_console->window()->findChild<T *>(QLatin1StringView(name));
    }
    template <class T> T *onPage(const char *name) const
    {
        return m_console->window()->findChild<CrmBulkPage *>()->findChild<T *>(
            QLatin1StringView(name));
    }
    std::optional<RunRow> newestRun() const
    {
        auto runs = m_console->application().runs().list(1);
        return runs && !runs->isEmpty() ? std::optional<RunRow>(runs->first()) : std::nullopt;
    }
    Job stored() const { return *m_console->application().jobs().find(u"Clean up leads"_s); }
    void save(); // and wait until it can be run
    void pressRun(); // and wait for its end
    QMap<QString, QString> companies() const;
    void setScript(const QString &body);

    std::unique_ptr<ConsoleFixture> m_console;
};

void CrmRunsTest::initTestCase()
{
    m_console = std::make_unique<ConsoleFixture>(QStringList{u"--limits"_s, u"off"_s});
    QVERIFY2(m_console->problem().isEmpty(), qPrintable(m_console->problem()));
    // Custom views that do not come hold up neither the fields nor a run.
    QVERIFY(m_console->sandbox().setFaults(
        {QJsonObject{{u"service"_s, u"zoho-crm"_s}, {u"path"_s, u"/settings/custom_views$"_s},
            {u"action"_s, QJsonObject{{u"hang"_s, true}}}}}));
    m_console->window()->showPage(u"crm"_s);
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kCrmLimitMs);
    QCOMPARE(onPage<QComboBox>("viewCombo")->count(), 1);
    QVERIFY(m_console->sandbox().setFaults({}));
}

// What was known stays while the service does not answer, and Try Again stands beside it.
void CrmRunsTest::refreshAsksAnew()
{
    const auto *modules = onPage<QComboBox>("moduleCombo");
    const int known = modules->count();
    QVERIFY(known > 1);
    auto *problem = onPage<LoadProblem>("modulesProblem");
    QVERIFY(!problem->isVisible());
    QVERIFY(m_console->sandbox().setFaults({QJsonObject{{u"service"_s, u"zoho-crm"_s},
        {u"path"_s, u"/settings/modules$"_s}, {u"action"_s, QJsonObject{{u"status"_s, 403}}}}}));
    action("actionRefresh")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), kCrmLimitMs);
    QCOMPARE(modules->count(), known);
    QVERIFY(!action("actionRun")->isEnabled());
    QVERIFY(m_console->sandbox().setFaults({}));
    problem->button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kCrmLimitMs);
    QVERIFY(!problem->isVisible());
    QCOMPARE(modules->count(), known);
}

QMap<QString, QString> CrmRunsTest::companies() const
{
    QMap<QString, QString> all;
    const auto lines
        = m_console->sandbox().getText(u"/ledger?service=zoho-crm&stream=Leads"_s).split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        if (!row.isEmpty())
            all.insert(row.value("id"_L1).toString(), row[u"values"][u"Company"].toString());
    }
    return all;
}

void CrmRunsTest::save()
{
    onPage<QPushButton>("saveButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!onPage<QPushButton>("saveButton")->isEnabled(), kCrmLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kCrmLimitMs);
}

// The one processor that there is then.
void CrmRunsTest::setScript(const QString &body)
{
    while (auto *line = onPage<QToolButton>("processorMenuButton")) {
        auto *remove = line->findChild<QAction *>(u"actionRemoveProcessor"_s);
        const auto before
            = m_console->window()->findChildren<QToolButton *>(u"processorMenuButton"_s).size();
        remove->trigger();
        QTRY_VERIFY(
            m_console->window()->findChildren<QToolButton *>(u"processorMenuButton"_s).size()
            < before);
    }
    onPage<QAction>("actionAddScript")->trigger();
    auto *dialog = find<ProcessorDialog>("processorDialog");
    QVERIFY(dialog);
    dialog->findChild<QPlainTextEdit *>(u"scriptEdit"_s)
        ->setPlainText(u"function process(record) { %1 return record; }"_s.arg(body));
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"writesEdit"_s), u"Company"_s);
    auto *use = dialog->findChild<QPushButton *>(u"useButton"_s);
    QVERIFY2(use->isEnabled(), qPrintable(use->toolTip()));
    use->click();
    QTRY_VERIFY(onPage<QToolButton>("processorMenuButton"));
    QTRY_VERIFY(!find<ProcessorDialog>("processorDialog"));
}

void CrmRunsTest::jobIsMadeInTheForm()
{
    setScript(u"record.Company = record.Company + ' Ltd';"_s);
    onPage<QPushButton>("criteriaButton")->click();
    auto *criteria = find<CriteriaDialog>("criteriaDialog");
    QVERIFY(criteria);
    criteria->findChild<QPushButton *>(u"addConditionButton"_s)->click();
    auto *model = criteria->findChild<RowView *>(u"criteriaTable"_s)->model();
    model->setData(model->index(0, CriteriaModel::Field), u"Company"_s);
    model->setData(model->index(0, CriteriaModel::Comparator), u"ends_with"_s);
    model->setData(model->index(0, CriteriaModel::Value), u"7"_s);
    auto *use = criteria->findChild<QPushButton *>(u"useButton"_s);
    QVERIFY2(use->isEnabled(), qPrintable(use->toolTip()));
    use->click();
    QCOMPARE(onPage<QPushButton>("criteriaButton")->text(), u"Company ends with 7"_s);
    auto *way = onPage<QComboBox>("writeByCombo");
    way->setCurrentIndex(way->findData(u"record"_s));
    emit way->activated(way->currentIndex());
    QVERIFY(!action("actionRun")->isEnabled()); // a run is of the job that is saved
    save();
    const QJsonObject parameters = stored().parameters;
    QCOMPARE(parameters.value("writeBy"_L1), u"record"_s);
    QCOMPARE(parameters.value("criteria"_L1)[u"comparator"].toString(), u"ends_with"_s);
    QCOMPARE(parameters.value("processors"_L1)[0][u"type"].toString(), u"script"_s);
}

void CrmRunsTest::planSaysWhatItCosts()
{
    action("actionCheckPlan")->trigger();
    const auto *note = onPage<QLabel>("planNote");
    QTRY_VERIFY2_WITH_TIMEOUT(
        note->text().contains(u"nothing was written"_s), qPrintable(note->text()), kCrmLimitMs);
    QVERIFY(newestRun()->isDryRun);
    QVERIFY(newestRun()->counts.written > 0);
    const auto says = [this](const QString &text) {
        for (const QLabel *label : onPage<QWidget>("planPanel")->findChildren<QLabel *>()) {
            if (label->text().contains(text))
                return true;
        }
        return false;
    };
    QVERIFY(says(u"Record API, as chosen"_s));
    QVERIFY(says(u"Bulk write"_s));
    QVERIFY(onPage<QWidget>("planFindings")->isHidden());
    // What is chosen for the next run makes it another plan.
    auto *chosen = onPage<QComboBox>("selectionCombo");
    chosen->setCurrentIndex(chosen->findData(u"rows"_s));
    emit chosen->activated(chosen->currentIndex());
    QVERIFY2(note->text().contains(u"changed since"_s), qPrintable(note->text()));
    chosen->setCurrentIndex(0);
    emit chosen->activated(0);
    QVERIFY(note->text().contains(u"nothing was written"_s));
}

void CrmRunsTest::pressRun()
{
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kCrmLimitMs);
    const auto before = newestRun();
    action("actionRun")->trigger();
    auto *run = find<QPushButton>("dialogRunButton");
    QVERIFY(run);
    run->click();
    QTRY_VERIFY_WITH_TIMEOUT(newestRun() && newestRun()->id != before->id, kCrmLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(newestRun()->state), kCrmLimitMs);
}

void CrmRunsTest::runsAndIsTakenBack()
{
    const QMap<QString, QString> before = companies();
    pressRun();
    const RunRow run = *newestRun();
    QVERIFY2(run.state == RunState::Completed, qPrintable(run.reason));
    QVERIFY(run.counts.written > 0);
    QVERIFY(companies() != before);
    m_console->window()->openRun(run.id);
    auto *open = find<QPushButton>("openUndoButton");
    QTRY_VERIFY_WITH_TIMEOUT(open && open->isVisible(), kCrmLimitMs);
    QVERIFY(action("actionUndo")->isEnabled());
    open->click();
    auto *dialog = find<UndoDialog>("undoDialog");
    QVERIFY(dialog);
    auto *undo = dialog->findChild<QPushButton *>(u"undoButton"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(undo->isEnabled(),
        qPrintable(dialog->findChild<QLabel *>(u"undoText"_s)->text()), kCrmLimitMs);
    QVERIFY(newestRun()->isDryRun);
    QCOMPARE(newestRun()->counts.written, run.counts.written);
    QVERIFY(companies() != before); // nothing is put back yet
    undo->click();
    QTRY_VERIFY_WITH_TIMEOUT(!newestRun()->isDryRun && isEnded(newestRun()->state), kCrmLimitMs);
    QCOMPARE(newestRun()->state, RunState::Completed);
    QCOMPARE(newestRun()->counts.written, run.counts.written);
    QCOMPARE(companies(), before);
    m_console->window()->openRun(run.id);
    const auto *text = find<QLabel>("undoCardText");
    const QString undone = u"Undone by run #%1."_s.arg(newestRun()->number);
    QTRY_COMPARE_WITH_TIMEOUT(text->text(), undone, kCrmLimitMs);
}

// A script that empties a field: the run stops before its first write, and the operator decides.
void CrmRunsTest::asksBeforeUnusualChanges()
{
    const QMap<QString, QString> before = companies();
    m_console->window()->showPage(u"crm"_s);
    setScript(u"record.Company = 'Acme';"_s);
    save();
    pressRun();
    const RunRow run = *newestRun();
    QCOMPARE(run.state, RunState::NeedsAttention);
    QCOMPARE(run.counts.written, 0);
    m_console->window()->openRun(run.id);
    auto *resume = find<QPushButton>("resumeButton");
    QTRY_VERIFY_WITH_TIMEOUT(resume->isVisible(), kCrmLimitMs);
    resume->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<GoOnDialog>("goOnDialog"), kCrmLimitMs);
    auto *dialog = find<GoOnDialog>("goOnDialog");
    QVERIFY(!dialog->findChild<QPushButton *>(u"goOnButton"_s)->isEnabled());
    QVERIFY(dialog->findChild<QCheckBox *>(u"agreeCheck"_s));
    dialog->findChild<QPushButton *>(u"stopRunButton"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(newestRun()->state, RunState::Stopped, kCrmLimitMs);
    QCOMPARE(companies(), before);
}

// The same job: what its plan found is agreed to in the dialog, and the run does not ask, on none
// of its pages.
void CrmRunsTest::whatWasAgreedToGoesThrough()
{
    const int pageRows = static_cast<int>(newestRun()->counts.read / 3);
    QVERIFY(pageRows > 10);
    QVERIFY(m_console->sandbox().setSettings({{u"pageRows"_s, pageRows}}));
    m_console->window()->showPage(u"crm"_s);
    QTRY_VERIFY_WITH_TIMEOUT(action("actionCheckPlan")->isEnabled(), kCrmLimitMs);
    action("actionCheckPlan")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(newestRun()->isDryRun && isEnded(newestRun()->state), kCrmLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(onPage<QWidget>("planFindings")->isVisible(), kCrmLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kCrmLimitMs);
    action("actionRun")->trigger();
    auto *run = find<QPushButton>("dialogRunButton");
    QVERIFY(run);
    QVERIFY(!run->isEnabled());
    auto *meant = find<QCheckBox>("meantCheck");
    QVERIFY(meant);
    meant->click();
    QVERIFY(run->isEnabled());
    run->click();
    QTRY_VERIFY_WITH_TIMEOUT(!newestRun()->isDryRun && isEnded(newestRun()->state), kCrmLimitMs);
    QVERIFY2(newestRun()->state == RunState::Completed, qPrintable(newestRun()->reason));
    QVERIFY(newestRun()->counts.written > 0);
    const auto steps = m_console->application().ledger().steps(newestRun()->id);
    QVERIFY(steps && std::count_if(steps->cbegin(), steps->cend(), [](const StepRow &step) {
        return step.stage == "process"_L1;
    }) >= 3);
}

void CrmRunsTest::filesAreMappedByName()
{
    m_console->window()->showPage(u"crm"_s);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"leads.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("last name;Company\nKowalski;Acme\nMeier;Beta\n");
    file.close();
    while (auto *line = onPage<QToolButton>("processorMenuButton")) {
        line->findChild<QAction *>(u"actionRemoveProcessor"_s)->trigger();
        QTRY_VERIFY(onPage<QToolButton>("processorMenuButton") != line);
    }
    onPage<Segments>("sourceSegments")->button(u"file"_s)->click();
    m_console->prompt().path = file.fileName();
    onPage<QPushButton>("chooseFileButton")->click();
    auto *delimiter = onPage<QComboBox>("delimiterCombo");
    delimiter->setCurrentIndex(delimiter->findData(u";"_s));
    emit delimiter->activated(delimiter->currentIndex());
    QTRY_VERIFY(onPage<RowView>("fileSampleTable")->isVisible());
    QCOMPARE(onPage<RowView>("fileSampleTable")->model()->rowCount(), 2);
    onPage<Segments>("operationSegments")->button(u"insert"_s)->click();
    onPage<QPushButton>("mappingButton")->click();
    auto *dialog = find<CrmMappingDialog>("crmMappingDialog");
    QVERIFY(dialog);
    auto *columns = dialog->findChild<RowView *>(u"mappingTable"_s);
    columns->header()->resizeSection(0, columns->columnWidth(0) + 33);
    QTRY_VERIFY(!ConsoleSettings().tableLayout(u"mappings/mappingTable"_s).isEmpty());
    dialog->findChild<QPushButton *>(u"autoMapButton"_s)->click();
    QCOMPARE(dialog->mapping().fields.size(), 2);
    auto *use = dialog->findChild<QPushButton *>(u"useButton"_s);
    QVERIFY2(use->isEnabled(), qPrintable(use->toolTip()));
    use->click();
    save();
    const auto before = companies().size();
    pressRun();
    QVERIFY2(newestRun()->state == RunState::Completed, qPrintable(newestRun()->reason));
    QCOMPARE(newestRun()->counts.written, 2);
    QCOMPARE(companies().size(), before + 2);
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run<sluice::testing::CrmRunsTest>();
}

#include "tst_gui_crmruns.moc"
