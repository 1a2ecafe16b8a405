// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobfile.h"
#include "console/crmbulk/crmjobform.h"
#include "console/jobs/loadproblem.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "gui/crmbulk/crmformbench.h"
#include "gui/pagefixture.h"
#include "syncs/crmbulk/crmbulkjob.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The form of a CRM job: everything that a job can say, kept as it was written and made as a run
// takes it.
class CrmFormTest final : public CrmFormBench
{
    Q_OBJECT

private slots:
    void keepsWhatItWasGiven_data();
    void keepsWhatItWasGiven();
    void saysHowItIsWritten();
    void tellsWhatCannotBe();
    void modulesAreFound();
    void modulesThatAreNotThere();
    void connectionIsSeenWhole();
    void viewsAreChosen();
    void insertsNeedNoKey();
    void capsAreSet();
    void filesAreSources();
    void filesAreTargets();
    void choosesForOneRun();
    void worksWithTheKeyboard();
    void cannotBeChangedWhileItRuns();
};

void CrmFormTest::keepsWhatItWasGiven_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::newRow("plain") << QJsonObject{};
    QTest::newRow("standards that are written out") << QJsonObject{{u"operation"_s, u"update"_s},
        {u"findBy"_s, u"id"_s}, {u"writeBy"_s, u"auto"_s}, {u"automations"_s, u"service"_s},
        {u"mode"_s, u"all"_s}, {u"onlyChanged"_s, true}, {u"ignoreEmpty"_s, false},
        {u"pageRows"_s, 200'000}, {u"chunkRows"_s, 25'000}, {u"rejectionLimitPercent"_s, 20},
        {u"criteria"_s, QJsonObject()}, {u"processors"_s, QJsonArray()},
        {u"blastRadius"_s,
            QJsonObject{{u"changedPercent"_s, 0}, {u"emptied"_s, -1}, {u"timesLastRun"_s, 10},
                {u"patterns"_s, true}, {u"firstRecords"_s, -1}}}};
    QTest::newRow("all of it") << QJsonObject{{u"operation"_s, u"upsert"_s},
        {u"findBy"_s, u"Email"_s}, {u"writeBy"_s, u"record"_s}, {u"automations"_s, u"none"_s},
        {u"guard"_s, true}, {u"mode"_s, u"incremental"_s},
        {u"fields"_s, QJsonArray{u"Company"_s, u"Email"_s}}, {u"onlyChanged"_s, false},
        {u"ignoreEmpty"_s, true}, {u"pageRows"_s, 5'000}, {u"chunkRows"_s, 100},
        {u"rejectionLimitPercent"_s, 3}, {u"customView"_s, u"5725767000000087501"_s},
        {u"criteria"_s,
            QJsonObject{{u"field"_s, QJsonObject{{u"api_name"_s, u"Company"_s}}},
                {u"comparator"_s, u"equal"_s}, {u"value"_s, u"X"_s}}},
        {u"processors"_s, QJsonArray{scriptProcessor()}},
        {u"blastRadius"_s,
            QJsonObject{{u"changedPercent"_s, 7}, {u"emptied"_s, 0}, {u"timesLastRun"_s, 0},
                {u"patterns"_s, false}, {u"allPages"_s, true}, {u"firstRecords"_s, 50}}}};
    QTest::newRow("a file, inserted")
        << QJsonObject{{u"operation"_s, u"insert"_s}, {u"guard"_s, false},
               {u"sourceFile"_s,
                   QJsonObject{{u"path"_s, u"/data/leads.csv"_s}, {u"delimiter"_s, u"\t"_s},
                       {u"encoding"_s, u"windows-1252"_s}}},
               {u"blastRadius"_s, QJsonObject{{u"allPages"_s, false}, {u"firstRecords"_s, 0}}}};
    QTest::newRow("to a file") << QJsonObject{
        {u"targetFile"_s, QJsonObject{{u"path"_s, u"/data/{module}.csv"_s}}}};
    QTest::newRow("to a file, all of it")
        << QJsonObject{{u"operation"_s, u"update"_s}, {u"guard"_s, false}, {u"chunkRows"_s, 100},
               {u"targetFile"_s,
                   QJsonObject{{u"path"_s, u"/data/leads-{date}-{run}.csv"_s},
                       {u"existing"_s, u"replace"_s}, {u"delimiter"_s, u";"_s},
                       {u"byteOrderMark"_s, true}, {u"sensitive"_s, u"leaveOut"_s}}}};
}

void CrmFormTest::keepsWhatItWasGiven()
{
    QFETCH(QJsonObject, parameters);
    const Job job = samples::leadJob(parameters);
    show(job);
    QCOMPARE(now(), job.parameters);
    QVERIFY(!m_form->isChanged());
    QVERIFY2(trouble().isEmpty(), qPrintable(trouble()));
    const auto read = CrmBulkJob::fromJson(now());
    QVERIFY2(read, qPrintable(read ? QString() : read.error().text()));
}

void CrmFormTest::saysHowItIsWritten()
{
    show(samples::leadJob());
    const auto *note = find<QLabel>("writeNote");
    QVERIFY(note->text().contains(u"fewer credits"_s));
    choose("writeByCombo", u"bulk"_s);
    QVERIFY(note->text().contains(u"500 credits"_s));
    QCOMPARE(now().value("writeBy"_L1), u"bulk"_s);
    QVERIFY(m_form->isChanged());
    // Bulk write cannot be told to run no automations.
    press("automationsSegments", u"none"_s);
    QCOMPARE(now().value("automations"_L1), u"none"_s);
    QVERIFY(now().value("writeBy"_L1) != u"bulk"_s);
    QVERIFY(!find<QComboBox>("writeByCombo")->isEnabled());
    QVERIFY(note->text().contains(u"no automations"_s));
    QVERIFY(CrmBulkJob::fromJson(now()).has_value());
    press("automationsSegments", u"service"_s);
    QVERIFY(find<QComboBox>("writeByCombo")->isEnabled());
    choose("guardCombo", u"on"_s);
    QCOMPARE(now().value("guard"_L1), QJsonValue(true));
    choose("guardCombo", QString());
    QVERIFY(!now().contains(u"guard"_s));
    find<QCheckBox>("ignoreEmptyCheck")->setChecked(true);
    QCOMPARE(now().value("ignoreEmpty"_L1), QJsonValue(true));
}

void CrmFormTest::tellsWhatCannotBe()
{
    show(samples::leadJob());
    choose("writeByCombo", u"record"_s);
    QVERIFY(m_form->problem().isEmpty());
    choose("findByCombo", u"Email"_s); // the record API updates by id
    QVERIFY2(m_form->problem().contains(u"findBy must be id"_s), qPrintable(m_form->problem()));
    QCOMPARE(find<QLabel>("writeNote")->text(), m_form->problem());
    choose("findByCombo", u"id"_s);
    QVERIFY(m_form->problem().isEmpty());
}

// By any part of the name; what is no module gives way to the chosen one.
void CrmFormTest::modulesAreFound()
{
    show(samples::leadJob());
    const auto module = [](const QString &name, const QString &label) {
        return CrmModule{.apiName = name, .pluralLabel = label};
    };
    m_form->setModules(
        {module(u"Leads"_s, u"Leads"_s), module(u"CustomModule7"_s, u"Site Visits"_s)});
    auto *modules = find<QComboBox>("moduleCombo");
    QVERIFY(modules->isEditable());
    QCOMPARE(modules->completer()->filterMode(), Qt::MatchContains);
    QCOMPARE(modules->lineEdit()->accessibleName(), u"Module"_s);
    modules->completer()->setCompletionPrefix(u"visit"_s);
    QCOMPARE(modules->completer()->completionCount(), 1);
    QSignalSpy wanted(m_form.get(), &JobForm::sourceChanged);
    const auto type = [this, modules](const QString &text) {
        modules->setFocus();
        modules->lineEdit()->selectAll();
        QTest::keyClicks(modules->lineEdit(), text);
        modules->completer()->popup()->hide();
        find<QWidget>("pageRowsSpin")->setFocus();
    };
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    type(u"Nonsense"_s);
    QTRY_COMPARE(modules->currentText(), u"Leads"_s);
    QCOMPARE(now().value("module"_L1), u"Leads"_s);
    QCOMPARE(wanted.size(), 0);
    QVERIFY(!m_form->isChanged());
    type(u"custommodule7"_s); // its API name
    QTRY_COMPARE(modules->currentText(), u"Site Visits (CustomModule7)"_s);
    QCOMPARE(now().value("module"_L1), u"CustomModule7"_s);
    QCOMPARE(wanted.size(), 1);
    // A list that comes late leaves alone what somebody is typing.
    modules->setFocus();
    modules->lineEdit()->selectAll();
    QTest::keyClicks(modules->lineEdit(), u"Lea"_s);
    m_form->setModules({module(u"Leads"_s, u"Leads"_s)});
    QCOMPARE(modules->lineEdit()->text(), u"Lea"_s);
    QCOMPARE(now().value("module"_L1), u"CustomModule7"_s);
}

void CrmFormTest::modulesThatAreNotThere()
{
    show(samples::leadJob());
    auto *problem = find<LoadProblem>("modulesProblem");
    auto *modules = find<QComboBox>("moduleCombo");
    QVERIFY(!problem->isVisible());
    m_form->setModulesError(
        Error{.kind = ErrorKind::Network, .what = u"Zoho CRM cannot be reached"_s}, {});
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(u"cannot be reached"_s));
    QVERIFY(modules->property("problem").toBool());
    QVERIFY(modules->isEnabled());
    QSignalSpy again(m_form.get(), &JobForm::againWanted);
    problem->button()->click();
    QCOMPARE(again.size(), 1);
    QVERIFY2(namelessWidgets(m_form.get()).isEmpty(),
        qPrintable(namelessWidgets(m_form.get()).join(u", "_s)));
    m_form->setModulesError({}, Error{.kind = ErrorKind::Service, .what = u"No fields"_s});
    QVERIFY(problem->isVisible());
    QVERIFY(!modules->property("problem").toBool());
    m_form->setModulesError({}, {});
    QVERIFY(!problem->isVisible());
}

// Beside a module in a card that is as narrow as in a window of 1280.
void CrmFormTest::connectionIsSeenWhole()
{
    Job job = samples::leadJob();
    job.source = job.target = u"Sandbox CRM"_s;
    show(job);
    m_form->setConnections({Connection{.name = u"Sandbox CRM"_s, .service = u"zoho-crm"_s}});
    auto *connection = find<QComboBox>("connectionCombo");
    m_form->resize(660, 900);
    QTest::qWait(1);
    m_form->grab();
    QVERIFY(connection->width() >= connection->sizeHint().width());
    QCOMPARE(connection->toolTip(), QString()); // nothing is cut
    QVERIFY(
        find<QComboBox>("moduleCombo")->width() >= 12 * m_form->fontMetrics().averageCharWidth());
}

// Those of the module by name; one that is not among them stays what the job says.
void CrmFormTest::viewsAreChosen()
{
    show(samples::leadJob());
    auto *view = find<QComboBox>("viewCombo");
    QCOMPARE(view->count(), 1);
    m_form->setViews(QList<CrmView>{{u"11"_s, u"Hot"_s}, {u"12"_s, u"Mine"_s}});
    QCOMPARE(view->count(), 3);
    QVERIFY(!now().contains(u"customView"_s));
    choose("viewCombo", u"12"_s);
    QCOMPARE(now().value("customView"_L1), u"12"_s);
    QVERIFY(m_form->isChanged());
    QVERIFY2(trouble().isEmpty(), qPrintable(trouble()));
    choose("viewCombo", QString());
    QVERIFY(!now().contains(u"customView"_s));

    show(samples::leadJob({{u"customView"_s, u"77"_s}}));
    m_form->setViews(QList<CrmView>{{u"11"_s, u"Hot"_s}});
    QCOMPARE(view->currentText(), u"77"_s);
    QCOMPARE(now().value("customView"_L1), u"77"_s);
    m_form->setViews(Result<QList<CrmView>>(
        fail(ErrorKind::Permission, u"Could not read the custom views of Leads."_s)));
    QCOMPARE(now().value("customView"_L1), u"77"_s);
    QVERIFY(view->toolTip().contains(u"Leads"_s));
}

void CrmFormTest::insertsNeedNoKey()
{
    show(samples::leadJob({{u"findBy"_s, u"id"_s}}));
    auto *findBy = find<QComboBox>("findByCombo");
    QCOMPARE(findBy->count(), 2); // the id, and what is unique
    press("operationSegments", u"insert"_s);
    QCOMPARE(now().value("operation"_L1), u"insert"_s);
    QVERIFY(!now().contains(u"findBy"_s));
    QVERIFY(!find<QCheckBox>("onlyChangedCheck")->isEnabled());
    QVERIFY(!find<QComboBox>("guardCombo")->isEnabled());
    QVERIFY(findBy->findData(u"id"_s) < 0);
    choose("findByCombo", u"Email"_s);
    QCOMPARE(now().value("findBy"_L1), u"Email"_s);
    press("operationSegments", u"upsert"_s);
    QCOMPARE(now().value("findBy"_L1), u"Email"_s);
    press("operationSegments", u"update"_s);
    QVERIFY2(trouble().isEmpty(), qPrintable(trouble()));
}

void CrmFormTest::capsAreSet()
{
    show(samples::leadJob());
    find<QCheckBox>("changedPercentCheck")->setChecked(true);
    find<QSpinBox>("changedPercentSpin")->setValue(15);
    find<QSpinBox>("emptiedSpin")->setValue(500);
    find<QCheckBox>("timesLastRunCheck")->setChecked(false);
    QVERIFY(!find<QSpinBox>("timesLastRunSpin")->isEnabled());
    find<QCheckBox>("patternsCheck")->setChecked(false);
    auto *first = find<QSpinBox>("firstRecordsSpin");
    QVERIFY(!first->isEnabled());
    choose("firstRecordsCombo", 1);
    QVERIFY(first->isEnabled());
    first->setValue(40);
    find<QSpinBox>("limitSpin")->setValue(5);
    choose("allPagesCombo", u"on"_s);
    const QJsonObject wanted{{u"allPages"_s, true}, {u"changedPercent"_s, 15}, {u"emptied"_s, 500},
        {u"timesLastRun"_s, 0}, {u"patterns"_s, false}, {u"firstRecords"_s, 40}};
    QCOMPARE(now().value("blastRadius"_L1).toObject(), wanted);
    QCOMPARE(now().value("rejectionLimitPercent"_L1).toInt(), 5);
    choose("allPagesCombo", QString());
    QVERIFY(!now()[u"blastRadius"].toObject().contains(u"allPages"_s));
    find<QCheckBox>("emptiedCheck")->setChecked(false);
    QCOMPARE(now()[u"blastRadius"][u"emptied"].toInt(), 0);
    QVERIFY2(trouble().isEmpty(), qPrintable(trouble()));
}

void CrmFormTest::filesAreSources()
{
    const QJsonObject criteria{{u"field"_s, QJsonObject{{u"api_name"_s, u"Company"_s}}},
        {u"comparator"_s, u"equal"_s}, {u"value"_s, u"X"_s}};
    show(samples::leadJob({{u"criteria"_s, criteria}, {u"mode"_s, u"incremental"_s}}));
    QSignalSpy wanted(m_form.get(), &CrmJobForm::fileChanged);
    press("sourceSegments", u"file"_s);
    QVERIFY(!trouble().isEmpty()); // no file is named
    QVERIFY(!now().contains(u"criteria"_s));
    QVERIFY(!now().contains(u"mode"_s));
    m_form->setFilePath(u"/data/leads.csv"_s);
    choose("delimiterCombo", u";"_s);
    QVERIFY(wanted.size() >= 3);
    const auto file = m_form->sourceFile();
    QVERIFY(file);
    QCOMPARE(file->delimiter, ';');
    QCOMPARE(now()[u"sourceFile"][u"path"].toString(), u"/data/leads.csv"_s);
    QVERIFY2(trouble().isEmpty(), qPrintable(trouble()));
    m_form->setFileSample(
        Result<SourceSample>(SourceSample{{u"Last_Name"_s, u"Firma"_s}, {{u"A"_s, u"B"_s}}}));
    auto *sample = find<RowView>("fileSampleTable");
    QVERIFY(sample->isVisible());
    QCOMPARE(sample->model()->headerData(1, Qt::Horizontal).toString(), u"Firma"_s);
    QCOMPARE(m_form->fileColumns().size(), 2);
    m_form->setFileSample(Result<SourceSample>(
        fail(ErrorKind::Config, u"The header cannot be read"_s, u"It has no line"_s)));
    QVERIFY(!sample->isVisible());
    QVERIFY(find<QLabel>("fileNote")->text().contains(u"no line"_s));
    press("sourceSegments", u"module"_s);
    QCOMPARE(now().value("criteria"_L1).toObject(), criteria);
    QVERIFY(!now().contains(u"sourceFile"_s));
    QVERIFY(!m_form->isChanged());
}

void CrmFormTest::filesAreTargets()
{
    show(samples::leadJob({{u"operation"_s, u"upsert"_s}, {u"findBy"_s, u"Email"_s}}));
    auto *path = find<QLineEdit>("targetPathEdit");
    QVERIFY(!path->isVisible());
    press("targetSegments", u"file"_s);
    QVERIFY(path->isVisible());
    for (const char *name : {"operationSegments", "findByCombo", "writeByCombo",
             "automationsSegments", "guardCombo", "onlyChangedCheck", "limitSpin"})
        QVERIFY2(!find<QWidget>(name)->isVisible(), name);
    QVERIFY(find<QPushButton>("mappingButton")->isVisible());
    QVERIFY(!trouble().isEmpty()); // no file is named
    QSignalSpy wanted(m_form.get(), &CrmJobForm::targetFileWanted);
    find<QPushButton>("chooseTargetButton")->click();
    QCOMPARE(wanted.size(), 1);
    QTest::keyClicks(path, u"leads.csv"_s);
    QVERIFY2(m_form->problem().contains(u"whole path"_s), qPrintable(m_form->problem()));
    QCOMPARE(find<QLabel>("writeNote")->text(), m_form->problem());
    m_form->setTargetPath(u"/data/leads-{date}.csv"_s);
    QVERIFY2(m_form->problem().isEmpty(), qPrintable(m_form->problem()));
    choose("targetExistingCombo", u"replace"_s);
    choose("targetDelimiterCombo", u"\t"_s);
    choose("targetSensitiveCombo", u"include"_s);
    find<QCheckBox>("byteOrderMarkCheck")->setChecked(true);
    const QJsonObject file{{u"path"_s, u"/data/leads-{date}.csv"_s}, {u"existing"_s, u"replace"_s},
        {u"delimiter"_s, u"\t"_s}, {u"byteOrderMark"_s, true}, {u"sensitive"_s, u"include"_s}};
    QCOMPARE(now().value("targetFile"_L1).toObject(), file);
    QVERIFY(!now().contains(u"operation"_s)); // new records never go to a file
    QVERIFY2(trouble().isEmpty(), qPrintable(trouble()));
    const auto read = CrmBulkJob::fromJson(now());
    QVERIFY2(read && read->targetFile, qPrintable(read ? QString() : read.error().text()));
    QVERIFY2(namelessWidgets(m_form.get()).isEmpty(),
        qPrintable(namelessWidgets(m_form.get()).join(u", "_s)));
    takePicture(*m_form, u"crm-form-target"_s);
    press("sourceSegments", u"file"_s);
    m_form->setFilePath(u"/data/in.csv"_s);
    QVERIFY2(m_form->problem().contains(u"not both"_s), qPrintable(m_form->problem()));
    press("sourceSegments", u"module"_s);
    press("targetSegments", u"service"_s);
    QVERIFY(find<QWidget>("limitSpin")->isVisible());
    QVERIFY(!m_form->isChanged()); // what was chosen for the CRM is there again
}

void CrmFormTest::choosesForOneRun()
{
    show(samples::leadJob());
    QVERIFY(m_form->selection().isEmpty());
    choose("selectionCombo", u"ids"_s);
    QVERIFY(!m_form->selectionProblem().isEmpty());
    QTest::keyClicks(find<QLineEdit>("idsEdit"), u"4000000000001, 4000000000002"_s);
    QCOMPARE(m_form->selection().value("ids"_L1).toArray().size(), 2);
    QVERIFY(m_form->selectionProblem().isEmpty());
    QTest::keyClicks(find<QLineEdit>("idsEdit"), u", abc"_s);
    QVERIFY(m_form->selectionProblem().contains(u"no record id"_s));
    choose("selectionCombo", u"rows"_s);
    find<QSpinBox>("fromSpin")->setValue(20);
    QCOMPARE(m_form->selection().value("rows"_L1), u"20-"_s);
    find<QSpinBox>("toSpin")->setValue(30);
    QCOMPARE(m_form->selection().value("rows"_L1), u"20-30"_s);
    find<QSpinBox>("toSpin")->setValue(10);
    QVERIFY(!m_form->selectionProblem().isEmpty());
    choose("selectionCombo", u"since"_s);
    find<QDateTimeEdit>("sinceEdit")
        ->setDateTime(QDateTime({2026, 1, 31}, {8, 0}, Qt::UTC).toLocalTime());
    QCOMPARE(m_form->selection().value("since"_L1), u"2026-01-31T08:00:00Z"_s);
    QVERIFY(!m_form->isChanged()); // it is no part of the job
    press("sourceSegments", u"file"_s); // has no times
    QVERIFY(m_form->selection().isEmpty());
    show(Job(samples::leadJob()));
    choose("selectionCombo", u"pages"_s);
    Job other = samples::leadJob();
    other.name = u"Other"_s;
    show(other);
    QVERIFY(m_form->selection().isEmpty());
}

void CrmFormTest::worksWithTheKeyboard()
{
    show(samples::leadJob({{u"processors"_s, QJsonArray{scriptProcessor(), scriptProcessor()}}}));
    QVERIFY2(namelessWidgets(m_form.get()).isEmpty(),
        qPrintable(namelessWidgets(m_form.get()).join(u", "_s)));
    // Tab goes down a card before it goes to the next one.
    QStringList order;
    for (QWidget *at = m_form.get(); order.size() < 200;) {
        at = at->nextInFocusChain();
        if (at == m_form.get())
            break;
        order << at->objectName();
    }
    const auto place = [&order](const QString &name) { return order.indexOf(name); };
    QVERIFY(place(u"connectionCombo"_s) < place(u"fieldsButton"_s));
    QVERIFY(place(u"fieldsButton"_s) < place(u"pageRowsSpin"_s));
    QVERIFY(place(u"pageRowsSpin"_s) < place(u"findByCombo"_s));
    QVERIFY(place(u"findByCombo"_s) < place(u"mappingButton"_s));
    QVERIFY(place(u"mappingButton"_s) < place(u"limitSpin"_s));
}

void CrmFormTest::cannotBeChangedWhileItRuns()
{
    show(samples::leadJob({{u"processors"_s, QJsonArray{scriptProcessor()}}}));
    m_form->setReadOnly(true);
    for (const char *name : {"moduleCombo", "criteriaButton", "readCombo", "findByCombo",
             "onlyChangedCheck", "limitSpin", "addProcessorButton", "processorMenuButton",
             "selectionCombo", "changedPercentCheck", "targetSegments", "targetPathEdit"}) {
        auto *field = m_form->findChild<QWidget *>(QLatin1StringView(name));
        QVERIFY2(field && !field->isEnabled(), name);
    }
    m_form->setReadOnly(false);
    QVERIFY(find<QComboBox>("moduleCombo")->isEnabled());
    QVERIFY(find<QPushButton>("criteriaButton")->isEnabled());
}

QObject *makeCrmFormTest()
{
    return new CrmFormTest;
}

#include "tst_crmform.moc"
