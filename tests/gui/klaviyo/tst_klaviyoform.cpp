// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/idsfile.h"
#include "console/klaviyo/klaviyojobform.h"
#include "console/klaviyo/mappingpreview.h"
#include "console/klaviyo/propertymodel.h"
#include "gui/klaviyo/klaviyobench.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QJsonArray>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The form of a Klaviyo job without a page: what it keeps, writes and hides; and the plain parts
// beside it: the rules' model, the preview, the file of ids.
class KlaviyoFormTest final : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatItDoesNotChange_data();
    void keepsWhatItDoesNotChange();
    void writesTheMode();
    void writesTheMapping();
    void defaultMappingStaysAway();
    void namesProblemsOfTheAddress();
    void hidesWhatMeansNothing_data();
    void hidesWhatMeansNothing();
    void rulesGoThroughTheTable();
    void rulesWithProblems();
    void previewsEachResource_data();
    void previewsEachResource();
    void readsIdsFromAFile_data();
    void readsIdsFromAFile();

private:
    static Job jobWith(const QJsonObject &parameters, const QJsonValue &mapping = {})
    {
        Job job{.name = u"Job"_s, .kind = u"commerce-klaviyo"_s};
        job.source = u"shop"_s;
        job.target = u"klaviyo"_s;
        job.parameters = parameters;
        job.mapping = mapping;
        return job;
    }
    static void choose(KlaviyoJobForm &form, const QString &combo, const QString &value)
    {
        auto *found = form.findChild<QComboBox *>(combo);
        found->setCurrentIndex(found->findData(value));
        QCOMPARE(found->currentData().toString(), value);
        emit found->activated(found->currentIndex());
    }
};

void KlaviyoFormTest::keepsWhatItDoesNotChange_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::newRow("bare") << resourceJob("orders");
    QTest::newRow("ids without a mode")
        << QJsonObject{{u"resource"_s, u"customers"_s}, {u"ids"_s, QJsonArray{u"a"_s, u"b"_s}}};
    QTest::newRow("mode all said")
        << QJsonObject{{u"resource"_s, u"customers"_s}, {u"mode"_s, u"all"_s}};
    QTest::newRow("since with an offset") << QJsonObject{
        {u"resource"_s, u"products"_s}, {u"since"_s, u"2026-01-31T08:00:12.345+02:00"_s}};
    QTest::newRow("numbers") << QJsonObject{{u"resource"_s, u"all"_s}, {u"readers"_s, 2},
        {u"jobsInProgress"_s, 10}, {u"rejectionLimitPercent"_s, 5},
        {u"missingCategories"_s, u"delete"_s}, {u"onlyChanged"_s, false}};
    QTest::newRow("list and consent") << QJsonObject{{u"resource"_s, u"customers"_s},
        {u"list"_s, u"Newsletter"_s}, {u"subscribe"_s, true}, {u"withoutLock"_s, true}};
}

void KlaviyoFormTest::keepsWhatItDoesNotChange()
{
    QFETCH(QJsonObject, parameters);
    KlaviyoJobForm form;
    QSignalSpy changed(&form, &JobForm::changed);
    form.setJob(jobWith(parameters));
    form.setLists({{u"Newsletter"_s, u"abc"_s}, {u"Other"_s, u"def"_s}});
    QCOMPARE(form.job().parameters, parameters);
    QVERIFY(form.job().mapping.isNull());
    QVERIFY(!form.isChanged());
    QCOMPARE(changed.count(), 0);
}

void KlaviyoFormTest::writesTheMode()
{
    KlaviyoJobForm form;
    form.setJob(jobWith(resourceJob("customers")));
    choose(form, u"modeCombo"_s, u"incremental"_s);
    QCOMPARE(form.job().parameters.value("mode"_L1).toString(), u"incremental"_s);
    choose(form, u"modeCombo"_s, u"since"_s);
    form.findChild<QDateTimeEdit *>(u"sinceEdit"_s)
        ->setDateTime(QDateTime(QDate(2026, 1, 31), QTime(8, 0), Qt::UTC).toLocalTime());
    QCOMPARE(form.job().parameters,
        (QJsonObject{{u"resource"_s, u"customers"_s}, {u"mode"_s, u"since"_s},
            {u"since"_s, u"2026-01-31T08:00:00Z"_s}}));
    choose(form, u"modeCombo"_s, u"all"_s);
    QVERIFY(!form.isChanged());
    // What is not of one kind is not chosen by ids.
    choose(form, u"modeCombo"_s, u"from"_s);
    choose(form, u"resourceCombo"_s, u"all"_s);
    QCOMPARE(form.findChild<QComboBox *>(u"modeCombo"_s)->findData(u"ids"_s), -1);
    QVERIFY(!form.job().parameters.contains(u"startId"_s));
}

void KlaviyoFormTest::writesTheMapping()
{
    KlaviyoJobForm form;
    const QJsonObject before{
        {u"formatVersion"_s, 1}, {u"order"_s, QJsonObject{{u"backfill"_s, u"never"_s}}}};
    form.setJob(jobWith(resourceJob("all"), before));
    QVERIFY(!form.isChanged());
    QCOMPARE(form.job().mapping, QJsonValue(before));
    form.findChild<QLineEdit *>(u"localeEdit"_s)->setText(u"en-GB"_s);
    form.findChild<QLineEdit *>(u"fallbacksEdit"_s)->setText(u"en, de"_s);
    form.findChild<QLineEdit *>(u"currencyEdit"_s)->setText(u"eur"_s);
    choose(form, u"trimCombo"_s, u"short"_s);
    choose(form, u"matchCombo"_s, u"email"_s);
    QVERIFY(form.isChanged());
    const QJsonObject mapping = form.job().mapping.toObject();
    QCOMPARE(mapping.value("order"_L1)[u"backfill"].toString(), u"never"_s); // kept
    QCOMPARE(mapping.value("order"_L1)[u"trim"].toString(), u"short"_s);
    QCOMPARE(mapping.value("customer"_L1)[u"matchBy"].toString(), u"email"_s);
    QCOMPARE(mapping.value("locale"_L1)[u"fallbacks"].toArray(), (QJsonArray{u"en"_s, u"de"_s}));
    QCOMPARE(mapping.value("product"_L1)[u"price"][u"currency"].toString(), u"EUR"_s);
    QVERIFY(commercemap::MappingSettings::fromJson(mapping));
}

void KlaviyoFormTest::defaultMappingStaysAway()
{
    KlaviyoJobForm form;
    form.setJob(jobWith(resourceJob("products")));
    auto *url = form.findChild<QLineEdit *>(u"urlEdit"_s);
    url->setText(u"https://shop.example/{{productSlug}}"_s);
    QVERIFY(form.job().mapping.isObject());
    url->clear();
    QVERIFY(form.job().mapping.isNull());
    QVERIFY(!form.isChanged());
    // What cannot be read is not written over.
    form.setJob(jobWith(resourceJob("products"), QJsonObject{{u"formatVersion"_s, 99}}));
    QVERIFY(!form.mapping());
    QVERIFY(!form.isChanged());
}

void KlaviyoFormTest::namesProblemsOfTheAddress()
{
    KlaviyoJobForm form;
    form.setJob(jobWith(resourceJob("products")));
    auto *url = form.findChild<QLineEdit *>(u"urlEdit"_s);
    url->setText(u"https://shop.example/{{slug}}"_s);
    QVERIFY(url->property("problem").toBool());
    url->setText(u"https://shop.example/{{productSlug}}"_s);
    QVERIFY(!url->property("problem").toBool());
}

void KlaviyoFormTest::hidesWhatMeansNothing_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("customers") << QByteArray("customers")
                               << QStringList{u"matchPart"_s, u"consentCard"_s};
    QTest::newRow("orders") << QByteArray("orders") << QStringList{u"trimPart"_s};
    QTest::newRow("categories") << QByteArray("categories")
                                << QStringList{u"missingPart"_s, u"deleteCard"_s};
    QTest::newRow("products") << QByteArray("products")
                              << QStringList{u"productTextsPart"_s, u"deleteCard"_s};
    QTest::newRow("all") << QByteArray("all")
                         << QStringList{u"matchPart"_s, u"consentCard"_s, u"trimPart"_s,
                                u"missingPart"_s, u"productTextsPart"_s};
}

void KlaviyoFormTest::hidesWhatMeansNothing()
{
    QFETCH(QByteArray, resource);
    QFETCH(QStringList, shown);
    KlaviyoJobForm form;
    form.setJob(jobWith(resourceJob(resource.constData())));
    form.show();
    for (const QString &name : {u"matchPart"_s, u"consentCard"_s, u"trimPart"_s, u"missingPart"_s,
             u"productTextsPart"_s, u"deleteCard"_s}) {
        const auto *part = form.findChild<QWidget *>(name);
        QVERIFY2(part, qPrintable(name));
        QVERIFY2(part->isVisible() == shown.contains(name), qPrintable(name));
    }
}

void KlaviyoFormTest::rulesGoThroughTheTable()
{
    commercemap::PropertyRule rule;
    rule.include = {"loyalty", "tier"};
    rule.exclude = {"internal"};
    rule.rename = {{"loyalty", "Loyalty"}, {"size", "Size"}};
    rule.add = {{"City", "addresses.0.city"}};
    rule.dropFalsy = true;
    PropertyModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRule(rule);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.problem(), QString());
    commercemap::PropertyRule back = model.rule(rule);
    QCOMPARE(back.include, rule.include);
    QCOMPARE(back.exclude, rule.exclude);
    QCOMPARE(back.rename, rule.rename);
    QCOMPARE(back.add, rule.add);
    QVERIFY(back.dropFalsy);
    QSignalSpy edited(&model, &PropertyModel::edited);
    const int row = model.add();
    QVERIFY(model.setData(model.index(row, PropertyModel::From), u"colour"_s, Qt::EditRole));
    QVERIFY(model.setData(model.index(row, PropertyModel::To), u"Colour"_s, Qt::EditRole));
    QCOMPARE(edited.count(), 3);
    QCOMPARE(model.rule(rule).rename.value("colour"), QByteArray("Colour"));
    QVERIFY(model.setData(model.index(row, PropertyModel::What),
        static_cast<int>(PropertyModel::Action::Drop), Qt::EditRole));
    QVERIFY(!(model.flags(model.index(row, PropertyModel::To)) & Qt::ItemIsEditable));
    QVERIFY(model.rule(rule).exclude.contains("colour"));
    model.remove(row);
    QCOMPARE(model.rowCount(), 5);
    model.setAddOnly(true);
    QVERIFY(!(model.flags(model.index(0, PropertyModel::What)) & Qt::ItemIsEditable));
}

void KlaviyoFormTest::rulesWithProblems()
{
    PropertyModel model;
    model.setRule({});
    const int first = model.add();
    QVERIFY(!model.problem().isEmpty()); // names no field
    model.setData(model.index(first, PropertyModel::From), u"a"_s, Qt::EditRole);
    QVERIFY(model.problem().contains(u"no property"_s));
    model.setData(model.index(first, PropertyModel::To), u"X"_s, Qt::EditRole);
    QCOMPARE(model.problem(), QString());
    const int second = model.add();
    model.setData(model.index(second, PropertyModel::From), u"b"_s, Qt::EditRole);
    model.setData(model.index(second, PropertyModel::To), u"X"_s, Qt::EditRole);
    QVERIFY(model.problem().contains(u"Two rows"_s));
}

void KlaviyoFormTest::previewsEachResource_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QString>("part"); // of the JSON; empty: rejected
    QTest::newRow("customer") << u"customers"_s
                              << QByteArray(R"({"id":"c-1","email":"jane@example.com"})")
                              << u"\"external_id\": \"c-1\""_s;
    QTest::newRow("bad e-mail") << u"customers"_s
                                << QByteArray(R"({"id":"c-1","email":"no address"})") << QString();
    QTest::newRow("order") << u"orders"_s
                           << QByteArray(R"({"id":"o-1","createdAt":"2024-01-04T19:54:49.797Z",
        "lastModifiedAt":"2024-01-06T08:00:00.000Z","customerEmail":"jane@example.com",
        "orderState":"Open","totalPrice":{"currencyCode":"EUR","centAmount":2380,
        "fractionDigits":2},"lineItems":[]})")
                           << u"Placed Order"_s;
    QTest::newRow("category") << u"categories"_s
                              << QByteArray(R"({"id":"k-1","name":{"en":"Bags"},"ancestors":[]})")
                              << u"Bags"_s;
    QTest::newRow("product") << u"products"_s << QByteArray(R"({"id":"p-1","published":true,
        "name":{"en":"Bag"},"slug":{"en":"bag"},"categories":[],
        "masterVariant":{"id":1,"sku":"S-1","prices":[],"images":[]},"variants":[]})")
                             << u"Bag"_s;
    QTest::newRow("no JSON") << u"customers"_s << QByteArray("{") << QString();
}

void KlaviyoFormTest::previewsEachResource()
{
    QFETCH(QString, resource);
    QFETCH(QByteArray, record);
    QFETCH(QString, part);
    const MappingPreview preview = previewMapping({}, resource, record, 1'700'000'000'000);
    if (part.isEmpty()) {
        QVERIFY(!preview.rejection.isEmpty());
        QVERIFY(preview.json.isEmpty());
        return;
    }
    QCOMPARE(preview.rejection, QString());
    QVERIFY2(preview.json.contains(part), qPrintable(preview.json));
    QVERIFY(!preview.size.isEmpty());
    QCOMPARE(preview.size.contains(u"short"_s), resource == u"orders"_s);
}

void KlaviyoFormTest::readsIdsFromAFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("ids"); // empty: refused
    QTest::newRow("one in a line")
        << QByteArray("a-1\nb-2\n\na-1\n") << QStringList{u"a-1"_s, u"b-2"_s};
    QTest::newRow("column id") << QByteArray("email,id\r\nx@example.com,a-1\r\ny,b-2\r\n")
                               << QStringList{u"a-1"_s, u"b-2"_s};
    QTest::newRow("quoted") << QByteArray("\"id\"\n\"a-1\"\n") << QStringList{u"a-1"_s};
    QTest::newRow("no id") << QByteArray("a-1\nnot an id\n") << QStringList();
    QTest::newRow("empty") << QByteArray() << QStringList();
    QTest::newRow("too many") << QByteArray("1\n2\n3\n4\n") << QStringList();
}

void KlaviyoFormTest::readsIdsFromAFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, ids);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(content);
    file.close();
    const auto read = readIdsFile(file.fileName(), 3);
    QCOMPARE(read.has_value(), !ids.isEmpty());
    if (read)
        QCOMPARE(*read, ids);
}

QObject *sluice::testing::makeKlaviyoFormTest()
{
    return new KlaviyoFormTest;
}

#include "tst_klaviyoform.moc"
