// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "console/crmbulk/crmmappingeditor.h"
#include "console/klaviyo/propertymappingeditor.h"
#include "console/main/mainwindow.h"
#include "console/mappings/mappinglistmodel.h"
#include "console/mappings/mappingspage.h"
#include "console/mappings/recordstepper.h"
#include "console/theme/theme.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "gui/main/consolefixture.h"
#include "gui/mappings/mappingtests.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kMappingLimitMs = 20'000;

} // namespace

// The page Mappings with a real application and a real sandbox.
class MappingsPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_console = std::make_unique<ConsoleFixture>();
        QVERIFY2(m_console->problem().isEmpty(), qPrintable(m_console->problem()));
        m_console->window()->resize(1'180, 760);
        m_console->window()->showPage(u"mappings"_s);
        m_page = qobject_cast<MappingsPage *>(m_console->window()->currentPage());
        QVERIFY(m_page);
        QTRY_VERIFY_WITH_TIMEOUT(list()->model()->rowCount() >= 3, kMappingLimitMs);
    }
    void cleanupTestCase()
    {
        m_page = nullptr;
        m_console.reset();
    }

    void listIsWhole();
    void menuFollowsTheSelection();
    void mappingIsEditedAndSaved();
    void importTellsWhatChanges();
    void changeElsewhereIsNotLost();
    void othersShowTheirSample();
    void refreshReadsTheFieldsAgain();
    void fieldsStayWhenTheServiceGoes();
    void fieldsStayOverARestart();

private:
    RowView *list() const { return part<RowView>("mappingList"); }
    template <class T> T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1StringView(name));
    }
    // A part of the editor that is shown.
    template <class T> T *edited(const char *name) const
    {
        return m_page->editor()->findChild<T *>(QLatin1StringView(name));
    }
    Job jobOf(const QString &kind) const
    {
        const auto jobs = m_console->application().jobs().list();
        for (const Job &job : jobs ? *jobs : QList<Job>()) {
            if (job.kind == kind)
                return job;
        }
        return {};
    }
    void open(const Job &job)
    {
        m_page->openMapping(job.name);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_page->editor() && part<QLabel>("mappingName")->text().endsWith(job.name),
            kMappingLimitMs);
    }
    void shoot(const QString &name)
    {
        const Theme::Mode before = Theme::instance().mode();
        for (const bool isDark : {false, true}) {
            Theme::instance().setMode(isDark ? Theme::Mode::Dark : Theme::Mode::Light);
            takePicture(*m_console->window(), name + (isDark ? u"-dark"_s : u"-light"_s));
        }
        Theme::instance().setMode(before);
    }

    std::unique_ptr<ConsoleFixture> m_console;
    MappingsPage *m_page = nullptr;
    QHash<QString, int> m_fields; // of each kind, as long as there was a service
};

void MappingsPageTest::listIsWhole()
{
    const QAbstractItemModelTester tester(
        list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSet<QString> syncs;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        syncs << list()->model()->index(row, MappingListModel::Sync).data().toString();
    QCOMPARE(syncs, QSet<QString>({u"CRM Bulk"_s, u"Analytics"_s, u"Klaviyo"_s}));
    const QStringList nameless = namelessWidgets(m_page);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u' ')));
    shoot(u"mappings-list"_s);
    list()->setCurrentIndex(list()->model()->index(0, 0));
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(m_page->editor());
    emit part<QLabel>("mappingBreadcrumb")->linkActivated(u"mappings"_s);
    QVERIFY(!m_page->editor());
}

void MappingsPageTest::menuFollowsTheSelection()
{
    QCOMPARE(list()->contextMenuPolicy(), Qt::ActionsContextMenu);
    auto *openIt = part<QAction>("actionOpenMapping");
    auto *exportIt = part<QAction>("actionExportMapping");
    QVERIFY(list()->actions().contains(openIt) && list()->actions().contains(exportIt));
    Job mapped = jobOf(u"crm-bulk"_s);
    mapped.mapping = QJsonObject{{u"formatVersion"_s, 1}};
    QVERIFY(m_console->application().jobs().save(mapped));
    m_page->refresh();
    const auto *model = m_page->findChild<MappingListModel *>();
    const auto isListed = [model, &mapped] {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->job(row)->id == mapped.id)
                return model->job(row)->mapping.isObject();
        }
        return false;
    };
    QTRY_VERIFY(isListed());
    int exported = -1;
    for (int row = 0; row < model->rowCount(); ++row) {
        list()->setCurrentIndex(model->index(row, 0));
        QVERIFY(openIt->isEnabled());
        const bool hasMapping = model->job(row)->mapping.isObject();
        QCOMPARE(exportIt->isEnabled(), hasMapping);
        exported = hasMapping ? row : exported;
    }
    QVERIFY(exported >= 0);
    list()->setCurrentIndex(model->index(exported, 0));
    const QString name = model->job(exported)->name;
    const QTemporaryDir folder;
    m_console->prompt().path = folder.filePath(u"chosen.sluice-mapping.json"_s);
    exportIt->trigger();
    QTRY_VERIFY(QFile::exists(m_console->prompt().path));
    QVERIFY(!m_page->editor()); // it is not opened for that
    m_console->prompt().path.clear();
    openIt->trigger();
    QVERIFY(m_page->editor());
    QCOMPARE(part<QLabel>("mappingName")->text(), name);
    emit part<QLabel>("mappingBreadcrumb")->linkActivated(u"mappings"_s);
    list()->selectionModel()->clearCurrentIndex();
    QVERIFY(!openIt->isEnabled());
    QVERIFY(!exportIt->isEnabled());
}

void MappingsPageTest::mappingIsEditedAndSaved()
{
    const Job job = jobOf(u"crm-bulk"_s);
    open(job);
    auto *rows = m_page->editor()->findChild<CrmMappingModel *>();
    QTRY_VERIFY_WITH_TIMEOUT(rows->rowCount() > 10, kMappingLimitMs);
    auto *stepper = edited<RecordStepper>("recordStepper");
    QTRY_VERIFY_WITH_TIMEOUT(stepper->count() > 1, kMappingLimitMs);
    QVERIFY(stepper->count() <= 50);
    const int company = rows->rowOf(u"Company"_s);
    QVERIFY(rows->setData(
        rows->index(company, CrmMappingModel::Source), u"{{Company}} Ltd"_s, Qt::EditRole));
    const auto cell = [rows](int column) {
        return rows->index(rows->rowOf(u"Company"_s), column).data().toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(cell(CrmMappingModel::Check).endsWith(u" Ltd"_s), kMappingLimitMs);
    QCOMPARE(cell(CrmMappingModel::Check), cell(CrmMappingModel::Sample) + u" Ltd"_s);
    const QString first = cell(CrmMappingModel::Sample);
    edited<QToolButton>("sampleNextButton")->click();
    QVERIFY(cell(CrmMappingModel::Sample) != first);
    auto *save = part<QPushButton>("saveMappingButton");
    QVERIFY2(save->isEnabled(), qPrintable(save->toolTip()));
    QVERIFY(part<QLabel>("mappingName")->text().startsWith(u"●"_s));
    const QStringList nameless = namelessWidgets(m_page);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u' ')));
    shoot(u"mappings-crm"_s);
    m_console->window()->resize(900, 560);
    shoot(u"mappings-crm-900"_s);
    m_console->window()->resize(1'180, 760);
    // Leaving and coming back keeps what was not saved.
    emit part<QLabel>("mappingBreadcrumb")->linkActivated({});
    open(job);
    m_console->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_console->window()));
    QTest::keyClick(m_page->editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_page->editor()->isSaved(), kMappingLimitMs);
    QCOMPARE(jobOf(u"crm-bulk"_s).mapping.toObject(), m_page->editor()->document());
    QVERIFY(jobOf(u"crm-bulk"_s).revision > job.revision);
    edited<QPushButton>("checkButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(
        part<MessageBar>("messageBar")->text().contains(u"Nothing speaks against"_s),
        kMappingLimitMs);
}

void MappingsPageTest::importTellsWhatChanges()
{
    open(jobOf(u"crm-bulk"_s));
    const QTemporaryDir folder;
    m_console->prompt().path = folder.filePath(u"a.sluice-mapping.json"_s);
    part<QPushButton>("exportMappingButton")->click();
    QFile file(m_console->prompt().path);
    QTRY_VERIFY_WITH_TIMEOUT(file.exists() && file.size() > 0, kMappingLimitMs);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    QCOMPARE(text, writeJsonDocument(m_page->editor()->document()));
    text.replace("{{Company}} Ltd", "{{Company}} Inc");
    text.replace("\"fields\": [", "\"fields\": [{\"target\": \"No_Such\", \"value\": \"x\"},");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
    file.close();
    const QJsonObject before = m_page->editor()->document();
    part<QPushButton>("importMappingButton")->click();
    const auto dialog
        = [this] { return m_console->window()->findChild<QDialog *>(u"mappingImportDialog"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(dialog(), kMappingLimitMs);
    QCOMPARE(m_page->editor()->document(), before); // nothing yet
    QStringList changes;
    const auto *table = dialog()->findChild<RowView *>(u"changeTable"_s)->model();
    for (int row = 0; row < table->rowCount(); ++row)
        changes << table->index(row, 0).data().toString() + u' '
                + table->index(row, 1).data().toString();
    QVERIFY2(changes.contains(u"Unknown No_Such"_s), qPrintable(changes.join(u'\n')));
    QVERIFY2(changes.contains(u"Changed fields › Company › template"_s),
        qPrintable(changes.join(u'\n')));
    takePicture(*dialog(), u"mappings-import"_s);
    dialog()->findChild<QPushButton *>(u"importButton"_s)->click();
    QTRY_VERIFY(m_page->editor()->document() != before);
    QVERIFY(!part<QPushButton>("saveMappingButton")->isEnabled()); // there is no such field
    edited<QToolButton>("undoButton")->click();
    QCOMPARE(m_page->editor()->document(), before);
}

void MappingsPageTest::changeElsewhereIsNotLost()
{
    Job job = jobOf(u"crm-bulk"_s);
    open(job);
    auto *rows = m_page->editor()->findChild<CrmMappingModel *>();
    QVERIFY(rows->setData(
        rows->index(rows->rowOf(u"Company"_s), CrmMappingModel::Source), u"=Here"_s, Qt::EditRole));
    CrmMapping other = *CrmMapping::fromJson(job.mapping.toObject());
    other.fields[0].value = u"Elsewhere"_s;
    other.fields[0].pattern.clear();
    job.mapping = other.toJson();
    QVERIFY(m_console->application().jobs().save(job));
    part<QPushButton>("saveMappingButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(
        part<MessageBar>("messageBar")->text().contains(u"changed elsewhere"_s), kMappingLimitMs);
    QVERIFY(!m_page->editor()->isSaved());
    part<QPushButton>("revertMappingButton")->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_page->editor()->document(), other.toJson(), kMappingLimitMs);
    QVERIFY(m_page->editor()->isSaved());
}

void MappingsPageTest::othersShowTheirSample()
{
    open(jobOf(u"datastore-analytics"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_page->editor()->fieldCount() > 2, kMappingLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(edited<RecordStepper>("recordStepper")->count() > 1, kMappingLimitMs);
    const auto *columns = edited<RowView>("columnTable")->model();
    const int last = columns->columnCount() - 1;
    QTRY_VERIFY_WITH_TIMEOUT(!columns->index(0, last).data().toString().isEmpty(), kMappingLimitMs);
    shoot(u"mappings-analytics"_s);
    open(jobOf(u"commerce-klaviyo"_s));
    QTRY_VERIFY_WITH_TIMEOUT(edited<RecordStepper>("recordStepper")->count() > 1, kMappingLimitMs);
    const QString first = edited<QPlainTextEdit>("recordText")->toPlainText();
    QVERIFY(!first.isEmpty());
    qobject_cast<PropertyMappingEditor *>(m_page->editor())->showPreview();
    edited<QToolButton>("sampleNextButton")->click();
    QVERIFY(edited<QPlainTextEdit>("recordText")->toPlainText() != first);
    QVERIFY(!edited<QPlainTextEdit>("resultText")->toPlainText().isEmpty());
    shoot(u"mappings-klaviyo"_s);
}

// What is edited stays, and so do the fields until there are newer ones.
void MappingsPageTest::refreshReadsTheFieldsAgain()
{
    open(jobOf(u"crm-bulk"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_page->editor()->fieldCount() > 10, kMappingLimitMs);
    const int fields = m_page->editor()->fieldCount();
    const QJsonObject document = m_page->editor()->document();
    auto *refresh = m_console->window()->findChild<QAction *>(u"actionRefresh"_s);
    const auto onFields = [this](const QJsonObject &action) {
        return m_console->sandbox().setFaults({QJsonObject{{u"service"_s, u"zoho-crm"_s},
            {u"path"_s, u"/settings/fields$"_s}, {u"action"_s, action}}});
    };
    QVERIFY(onFields({{u"status"_s, 403}}));
    refresh->trigger();
    auto *bar = part<MessageBar>("messageBar");
    QTRY_VERIFY2_WITH_TIMEOUT(bar->text().contains(u"The field list is from"_s),
        qPrintable(bar->text()), kMappingLimitMs);
    QCOMPARE(m_page->editor()->fieldCount(), fields);
    QCOMPARE(m_page->editor()->document(), document);
    QVERIFY(onFields({{u"delayMs"_s, 500}}));
    refresh->trigger();
    QVERIFY(!bar->isVisible());
    const auto facts = [this] { return part<QWidget>("mappingFacts")->accessibleName(); };
    QTRY_VERIFY_WITH_TIMEOUT(facts().contains(u"reading fields"_s), kMappingLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(!facts().contains(u"reading fields"_s), kMappingLimitMs);
    QVERIFY(m_console->sandbox().setFaults({}));
    QVERIFY(!bar->isVisible());
    QCOMPARE(m_page->editor()->fieldCount(), fields);
}

// Last: afterwards there is no service.
void MappingsPageTest::fieldsStayWhenTheServiceGoes()
{
    open(jobOf(u"datastore-analytics"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_page->editor()->fieldCount() > 0, kMappingLimitMs);
    m_fields.insert(u"datastore-analytics"_s, m_page->editor()->fieldCount());
    open(jobOf(u"crm-bulk"_s));
    const int fields = m_page->editor()->fieldCount();
    QVERIFY(fields > 10);
    m_fields.insert(u"crm-bulk"_s, fields);
    m_console->sandbox().stop();
    edited<QPushButton>("checkButton")->click();
    QTRY_VERIFY2_WITH_TIMEOUT(
        part<MessageBar>("messageBar")->text().contains(u"The field list is from"_s),
        qPrintable(part<MessageBar>("messageBar")->text()), kMappingLimitMs);
    QCOMPARE(m_page->editor()->fieldCount(), fields);
    shoot(u"mappings-offline"_s);
}

// Nobody answers after a new start either: the fields are those of the last look, with its time.
void MappingsPageTest::fieldsStayOverARestart()
{
    QCOMPARE(m_console->restart(), QString());
    m_console->window()->showPage(u"mappings"_s);
    m_page = qobject_cast<MappingsPage *>(m_console->window()->currentPage());
    for (const QString &kind : {u"crm-bulk"_s, u"datastore-analytics"_s}) {
        open(jobOf(kind));
        QTRY_COMPARE_WITH_TIMEOUT(
            m_page->editor()->fieldCount(), m_fields.value(kind), kMappingLimitMs);
        QTRY_VERIFY2_WITH_TIMEOUT(
            part<MessageBar>("messageBar")->text().contains(u"The field list is from"_s),
            qPrintable(kind + part<MessageBar>("messageBar")->text()), kMappingLimitMs);
    }
    shoot(u"mappings-kept"_s);
}

QObject *makeMappingsPageTest()
{
    return new MappingsPageTest;
}

} // namespace sluice::testing

#include "tst_mappingspage.moc"
