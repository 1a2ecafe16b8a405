// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmmappingdialog.h"
#include "console/mappings/jsontext.h"
#include "console/mappings/mappingdiff.h"
#include "console/mappings/mappinglistmodel.h"
#include "console/mappings/recordstepper.h"
#include "console/theme/theme.h"
#include "console/widgets/rowlist.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/tablecard.h"
#include "gui/crmbulk/crmsamples.h"
#include "gui/mappings/mappingtests.h"
#include "gui/pagefixture.h"

#include <QAbstractItemModelTester>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QUndoStack>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

Job jobWith(const QJsonObject &mapping)
{
    Job job = samples::leadJob();
    job.id = u"job-1"_s;
    job.mapping = mapping.isEmpty() ? QJsonValue() : QJsonValue(mapping);
    return job;
}

CrmMapping twoFields()
{
    CrmMapping mapping;
    mapping.fields = {{.target = u"Company"_s, .source = u"Company"_s},
        {.target = u"Last_Name"_s, .source = u"Last_Name"_s}};
    return mapping;
}

CrmMappingEnds leadEnds()
{
    CrmMappingEnds ends{.module = u"Leads"_s};
    for (const CrmField &field : samples::leadFields())
        ends.targetFields.insert(field.apiName, field);
    ends.sourceFields = ends.targetFields;
    return ends;
}

} // namespace

// What the page Mappings and its editors are made of, without a service.
class MappingPartsTest final : public QObject
{
    Q_OBJECT

private slots:
    void listSaysWhatThereIs();
    void diffTellsPlaces();
    void jsonIsWalkedThrough_data();
    void jsonIsWalkedThrough();
    void problemsOfADocumentLeadToTheirPlace();
    void editsGoBackAndForth();
    void sampleShowsBeforeAndAfter();
    void samplesAreTalliedTogether();
    void emptySamplesAreSkipped();
    void unusedColumnsAreIgnored();
    void stepperStays();

private:
    static CrmMappingModel *model(QWidget &dialog) { return dialog.findChild<CrmMappingModel *>(); }
    template <class T> static T *part(QWidget &dialog, const char *name)
    {
        return dialog.findChild<T *>(QLatin1StringView(name));
    }
};

void MappingPartsTest::listSaysWhatThereIs()
{
    MappingListModel list;
    const QAbstractItemModelTester tester(
        &list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Job bad = jobWith({{u"formatVersion"_s, 1}, {u"surprise"_s, 1}});
    bad.id = u"job-2"_s;
    Job none = jobWith({});
    none.id = u"job-3"_s;
    list.setJobs({jobWith(twoFields().toJson()), bad, none});
    const auto text
        = [&list](int row, int column) { return list.index(row, column).data().toString(); };
    QCOMPARE(text(0, MappingListModel::Sync), u"CRM Bulk"_s);
    QCOMPARE(text(0, MappingListModel::Object), u"Leads"_s);
    QCOMPARE(text(0, MappingListModel::Mapped), u"2"_s);
    QCOMPARE(text(0, MappingListModel::Problems), u"0"_s);
    QVERIFY(text(1, MappingListModel::Problems).toInt() > 0);
    QCOMPARE(text(2, MappingListModel::Mapped), u"No mapping yet"_s);
    list.setOpen(u"job-1"_s, {.mapped = 3, .fields = 9, .problems = 1, .isSaved = false});
    QCOMPARE(text(0, MappingListModel::Mapped), u"3 of 9"_s);
    QCOMPARE(text(0, MappingListModel::Problems), u"1"_s);
    QVERIFY(list.index(0, 0).data(CellRole::Note).toString().contains(u"●"_s));
    list.setFilter(u"nothing like it"_s);
    QCOMPARE(list.rowCount(), 0);
}

void MappingPartsTest::diffTellsPlaces()
{
    CrmMapping after = twoFields();
    after.fields[0].source = u"Firma"_s;
    after.fields.removeLast();
    after.fields.append({.target = u"Email"_s, .source = u"Email"_s});
    after.timeZone = u"Asia/Kolkata"_s;
    const QList<MappingChange> changes = mappingDiff(twoFields().toJson(), after.toJson());
    QHash<QString, MappingChange> by;
    for (const MappingChange &change : changes)
        by.insert(change.place, change);
    using Kind = MappingChange::Kind;
    const MappingChange source = by.value(u"fields › Company › source"_s);
    QCOMPARE(source.kind, Kind::Changed);
    QCOMPARE(source.before, u"Company"_s);
    QCOMPARE(source.after, u"Firma"_s);
    QCOMPARE(by.value(u"timeZone"_s).kind, Kind::Added);
    QCOMPARE(by.value(u"fields › Email › source"_s).kind, Kind::Added);
    QCOMPARE(by.value(u"fields › Last_Name › source"_s).kind, Kind::Removed);
    QVERIFY(mappingDiff(after.toJson(), after.toJson()).isEmpty());
}

void MappingPartsTest::jsonIsWalkedThrough_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("beginsWith"); // of what the last step is at; empty: it is not there
    QTest::addColumn<QString>("name"); // of the last element
    const auto row = [](const char *path, const char *beginsWith, const char *name = "") {
        QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(beginsWith)
                            << QString::fromLatin1(name);
    };
    row("a", "\"a\"");
    row("a.b", "\"b\": [");
    row("a.b[0]", "1");
    row("a.b[2]", "{\"name\"", "x\"y");
    row("a.b[2].list[1][0]", "false");
    row("a.b[3]", "");
    row("a.c.d", "\"c.d\"");
    row("a.c", "\"c\"");
    row("a.c[0].e", "\"c[0].e\"");
    row("a.c.none", "");
    row("last", "\"last\"");
    row("[0]", "");
}

void MappingPartsTest::jsonIsWalkedThrough()
{
    QFETCH(QString, path);
    QFETCH(QString, beginsWith);
    QFETCH(QString, name);
    const QString text = uR"( {"skipped": {"a": "}]\"{"}, "a": {"b": [1, "]",
        {"name": "x\"y", "list": [[], [false, null]]}], "c": {"f": -1.5e3}, "c.d": {}, "c[0].e": 2
        }, "last": "\\"})"_s;
    const QList<JsonStep> steps = jsonSteps(text, path, {u"title"_s, u"name"_s});
    QVERIFY(!steps.isEmpty());
    QCOMPARE(steps.last().at < 0, beginsWith.isEmpty());
    QCOMPARE(text.mid(std::max<qsizetype>(0, steps.last().at), beginsWith.size()), beginsWith);
    QCOMPARE(steps.last().name, name);
}

// In the words of the form, with line and column; choosing one goes there.
void MappingPartsTest::problemsOfADocumentLeadToTheirPlace()
{
    CrmMappingDialog dialog(twoFields(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *text = part<QPlainTextEdit>(dialog, "mappingText");
    auto *list = part<RowList>(dialog, "documentProblemList");
    QVERIFY(!list->isVisibleTo(text->parentWidget()));
    const QString document = uR"({"formatVersion": 1,
"fields": [
  {"target": "Company", "source": ""},
  {"source": "Ünlü"},
  {"target": "Last_Name", "transforms": [{"do": "trim"}, {"do": "nothing"}], "findBy": "a b"}
],
"timeZone": "Nowhere", "surprise": 1})"_s;
    text->setPlainText(document);
    QStringList said;
    for (int i = 0; i < list->count(); ++i)
        said << list->item(i)->text();
    const auto at = [&said, &document](const QString &words, const QString &place) {
        const qsizetype offset = document.indexOf(place);
        const QString before = document.left(offset);
        const QString where = u" (line %1, column %2)"_s.arg(before.count(u'\n') + 1)
                                  .arg(offset - before.lastIndexOf(u'\n'));
        return std::ranges::count_if(said, [&](const QString &line) {
            return line.startsWith(words + u": "_s) && line.endsWith(where);
        });
    };
    const auto all = [&said] { return qPrintable(said.join(u'\n')); };
    QVERIFY2(at(u"Field Company, Source"_s, u"\"source\": \"\""_s) == 1, all());
    QVERIFY2(at(u"Field 2, target"_s, u"{\"source\""_s) == 0, all()); // it has a word
    QVERIFY2(at(u"Field 2, Target Field"_s, u"{\"source\""_s) == 1, all());
    QVERIFY2(at(u"Field Last_Name, Transform 2, do"_s, u"\"do\": \"nothing\""_s) == 1, all());
    QVERIFY2(at(u"Field Last_Name, Find By"_s, u"\"findBy\""_s) == 1, all());
    QVERIFY2(at(u"Zone of times that tell no offset"_s, u"\"timeZone\""_s) == 1, all());
    QVERIFY2(at(u"surprise"_s, u"\"surprise\""_s) == 1, all());
    QCOMPARE(said.size(), 6);
    QVERIFY(!said.join(u' ').contains(u"fields["_s));
    QCOMPARE(dialog.editor()->problems().mid(0, 6), said);

    dialog.editor()->showProblems();
    QVERIFY(text->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), text);
    emit list->itemActivated(list->item(static_cast<int>(said.size()) - 1));
    QVERIFY(text->textCursor().blockNumber() > 0);
    for (int i = 0; i < list->count(); ++i) {
        list->setFocus();
        list->setCurrentRow(i);
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(QApplication::focusWidget(), text);
        const QTextCursor cursor = text->textCursor();
        QVERIFY2(said.at(i).endsWith(u" (line %1, column %2)"_s.arg(cursor.blockNumber() + 1)
                                         .arg(cursor.positionInBlock() + 1)),
            qPrintable(said.at(i)));
    }
    // What is no JSON at all, behind letters of two bytes.
    text->setPlainText(u"{\n\"ünlü\": nix}"_s);
    QCOMPARE(list->count(), 1);
    QVERIFY2(
        list->item(0)->text().contains(u"(line 2, column "_s), qPrintable(list->item(0)->text()));
    text->setPlainText(QString::fromUtf8(twoFields().write()));
    QCOMPARE(list->count(), 0);
    QVERIFY(!list->isVisible());
}

void MappingPartsTest::editsGoBackAndForth()
{
    CrmMappingDialog dialog(twoFields(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    CrmMappingEditor *editor = dialog.editor();
    editor->setEnds(leadEnds(), {});
    const QJsonObject first = editor->document();
    QVERIFY(editor->isSaved());
    CrmMappingModel *rows = model(dialog);
    const auto put = [rows](const QString &target, const QString &source) {
        return rows->setData(
            rows->index(rows->rowOf(target), CrmMappingModel::Source), source, Qt::EditRole);
    };
    QVERIFY(put(u"Company"_s, u"=Acme"_s));
    QVERIFY(put(u"Email"_s, u"Email"_s));
    QVERIFY(!editor->isSaved());
    const QJsonObject second = editor->document();
    QCOMPARE(editor->history()->count(), 2);
    auto *table = part<RowView>(dialog, "mappingTable");
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor->document(), first);
    QVERIFY(editor->isSaved());
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(part<QToolButton>(dialog, "redoButton")->isEnabled());
    part<QToolButton>(dialog, "redoButton")->click();
    QCOMPARE(editor->document(), second);
    // An import is one step, and one of another sync none.
    QVERIFY(!editor->replaceDocument({{u"kind"_s, u"commerce-klaviyo"_s}}));
    QCOMPARE(editor->document(), second);
    QVERIFY(editor->replaceDocument(editor->emptyDocument()));
    QVERIFY(dialog.saysNothing());
    editor->history()->undo();
    QCOMPARE(editor->document(), second);
    const QStringList nameless = namelessWidgets(&dialog);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u' ')));
    takePicture(dialog, u"crm-mapping-dialog"_s);
}

void MappingPartsTest::sampleShowsBeforeAndAfter()
{
    CrmMapping mapping = twoFields();
    mapping.fields[0].transforms = {{.kind = TransformKind::Upper}};
    mapping.fields.append({.target = u"Email"_s, .source = u"Email"_s});
    CrmMappingDialog dialog(mapping, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.editor()->setEnds(leadEnds(), {});
    dialog.editor()->setSample({.columns = {u"id"_s, u"Company"_s, u"Last_Name"_s, u"Email"_s},
        .rows = {{u"1"_s, u"Acme"_s, u"Doe"_s, u"jane@example.com"_s},
            {u"2"_s, u"Beta"_s, u"x"_s.repeated(90), u"b@example.com"_s}}});
    CrmMappingModel *rows = model(dialog);
    const auto cell = [rows](const QString &target, int column) {
        return rows->index(rows->rowOf(target), column).data().toString();
    };
    QTRY_COMPARE(cell(u"Company"_s, CrmMappingModel::Check), u"ACME"_s);
    QCOMPARE(cell(u"Company"_s, CrmMappingModel::Sample), u"Acme"_s);
    QCOMPARE(cell(u"Email"_s, CrmMappingModel::Sample), u"•••"_s); // personal data
    auto *stepper = part<RecordStepper>(dialog, "recordStepper");
    QCOMPARE(stepper->count(), 2);
    part<QToolButton>(dialog, "sampleNextButton")->click();
    QCOMPARE(cell(u"Company"_s, CrmMappingModel::Check), u"BETA"_s);
    // The same record's name is as it was: what it has is not looked at. Another one is refused.
    QVERIFY(rows->setData(rows->index(rows->rowOf(u"Last_Name"_s), CrmMappingModel::Source),
        u"{{Last_Name}}{{Company}}"_s, Qt::EditRole));
    QTRY_VERIFY2(cell(u"Last_Name"_s, CrmMappingModel::Check).contains(u"80 characters"_s),
        qPrintable(cell(u"Last_Name"_s, CrmMappingModel::Check)));
    const QModelIndex bad = rows->index(rows->rowOf(u"Last_Name"_s), CrmMappingModel::Check);
    QCOMPARE(bad.data(CellRole::Color).toInt(), static_cast<int>(Role::Error));
    takePicture(dialog, u"crm-mapping-sample"_s);
}

// One record is shown; what the others say stands beside its field too.
void MappingPartsTest::samplesAreTalliedTogether()
{
    CrmMapping mapping = twoFields();
    mapping.fields.append({.target = u"Revenue"_s, .pattern = u"{{Company}}"_s});
    CrmMappingDialog dialog(mapping, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.editor()->setEnds(leadEnds(), {});
    auto *misfit = part<QToolButton>(dialog, "sampleMisfitButton");
    QVERIFY(!misfit->isVisible());
    dialog.editor()->setSample({.columns = {u"id"_s, u"Company"_s, u"Last_Name"_s},
        .rows = {{u"1"_s, u"12"_s, u"Doe"_s}, {u"2"_s, u"Acme"_s, u"Roe"_s},
            {u"3"_s, u"7"_s, u"Poe"_s}, {u"4"_s, u"Beta"_s, u"Moe"_s}}});
    CrmMappingModel *rows = model(dialog);
    const auto revenue
        = [rows] { return rows->index(rows->rowOf(u"Revenue"_s), CrmMappingModel::Check); };
    const QString tally = u"2 of 4 samples: Revenue “Acme” is no number"_s;
    QTRY_COMPARE(revenue().data(CellRole::Note).toString(), tally);
    QCOMPARE(revenue().data().toString(), u"12"_s); // of the one that is shown
    QCOMPARE(revenue().data(CellRole::IconColor).toInt(), static_cast<int>(Role::Warning));
    QCOMPARE(dialog.editor()->warningCount(), 1);
    QVERIFY(part<QPushButton>(dialog, "useButton")->isEnabled()); // the service may take it
    QCOMPARE(rows->countOf(FieldFilter::Problems), 1);
    part<Segments>(dialog, "mappingFilter")->button(u"problems"_s)->click();
    QCOMPARE(rows->rowCount(), 1);
    takePicture(dialog, u"crm-mapping-tally"_s);
    auto *stepper = part<RecordStepper>(dialog, "recordStepper");
    for (const int record : {1, 3, 1}) {
        QVERIFY(misfit->isVisible());
        misfit->click();
        QCOMPARE(stepper->current(), record);
        QCOMPARE(revenue().data(CellRole::Color).toInt(), static_cast<int>(Role::Error));
    }
    QCOMPARE(revenue().data(Qt::ToolTipRole).toString(), tally);
    QVERIFY(rows->setData(
        rows->index(0, CrmMappingModel::Source), u"{{Company}}{{Last_Name}}"_s, Qt::EditRole));
    QTRY_COMPARE(rows->tallyOf(0).misfits.size(), qsizetype(4));
}

void MappingPartsTest::emptySamplesAreSkipped()
{
    CrmMapping mapping = twoFields();
    mapping.fields[0].onEmpty = CrmEmptyValue::Skip;
    CrmMappingDialog dialog(mapping, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.editor()->setEnds(leadEnds(), {});
    dialog.editor()->setSample({.columns = {u"id"_s, u"Company"_s, u"Last_Name"_s},
        .rows = {{u"1"_s, u""_s, u"Doe"_s}, {u"2"_s, u"Acme"_s, u"Roe"_s}}});
    CrmMappingModel *rows = model(dialog);
    const int row = rows->rowOf(u"Company"_s);
    QTRY_COMPARE(
        rows->index(row, CrmMappingModel::Check).data().toString(), u"Skipped: Company is empty"_s);
    QCOMPARE(rows->index(row, CrmMappingModel::IfEmpty).data().toString(), u"Skip the record"_s);
    QCOMPARE(dialog.editor()->warningCount(), 0); // it is what was asked for
    const QByteArray written = dialog.mapping().write();
    QVERIFY(written.contains(R"("onEmpty": "skip")"));
    const auto read = CrmMapping::read(written);
    QVERIFY(read);
    QCOMPARE(read->write(), written);
}

void MappingPartsTest::unusedColumnsAreIgnored()
{
    CrmMappingDialog dialog(twoFields(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    CrmMappingEnds ends = leadEnds();
    ends.isSameRecord = false;
    ends.fileColumns = {u"Company"_s, u"Last_Name"_s, u"Fax"_s, u"Notes"_s};
    dialog.editor()->setEnds(ends, {});
    auto *list = part<RowView>(dialog, "unusedSourceList");
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"Fax"_s);
    const QByteArray before = dialog.mapping().write();
    emit list->activated(list->model()->index(0, 0)); // Enter
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(dialog.mapping().ignored, QStringList{u"Fax"_s});
    const auto again = CrmMapping::read(dialog.mapping().write());
    QVERIFY(again);
    QCOMPARE(again->write(), dialog.mapping().write());
    dialog.editor()->history()->undo();
    QCOMPARE(dialog.mapping().write(), before);
    QCOMPARE(list->model()->rowCount(), 2);
}

void MappingPartsTest::stepperStays()
{
    RecordStepper stepper;
    QVERIFY(!stepper.isVisibleTo(nullptr));
    stepper.setCount(3);
    stepper.step(1);
    stepper.step(5);
    QCOMPARE(stepper.current(), 2);
    stepper.setCount(50);
    QCOMPARE(stepper.current(), 2);
    stepper.setCount(1);
    QCOMPARE(stepper.current(), 0);
}

QObject *makeMappingPartsTest()
{
    return new MappingPartsTest;
}

} // namespace sluice::testing

#include "tst_mappingparts.moc"
