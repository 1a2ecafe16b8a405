// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/plansampletable.h"

#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QStandardItemModel>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSampleRecords = 50; // each with all of its fields

constexpr qsizetype kWholeValue = 20; // letters of a value that are shown: those of a time

QString longestId(const QJsonArray &sample)
{
    QString longest = u"5544000000000002"_s;
    for (const QJsonValue &record : sample) {
        const QString id = record[u"id"].toString();
        if (id.size() > longest.size())
            longest = id;
    }
    return longest;
}

QString longestBefore(const QStandardItemModel &model)
{
    QString longest = u"+44 7700 900123"_s;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString value = model.item(row, 2)->text().left(kWholeValue);
        if (value.size() > longest.size())
            longest = value;
    }
    return longest;
}

void addSampleLine(QStandardItemModel &model, const QStringList &texts)
{
    auto *now = new QStandardItem(texts.at(2).isEmpty() ? Format::none() : texts.at(2));
    now->setData(static_cast<int>(Role::Muted), CellRole::Color);
    auto *then = new QStandardItem(
        texts.at(3).isEmpty() ? QCoreApplication::translate("PlanSample", "empty") : texts.at(3));
    if (texts.at(3).isEmpty())
        then->setData(static_cast<int>(Role::Warning), CellRole::Color);
    then->setToolTip(texts.at(3));
    model.appendRow({new QStandardItem(texts.at(0)), new QStandardItem(texts.at(1)), now, then});
}

QStandardItemModel *makeSampleModel(
    const QJsonArray &sample, const QStringList &titles, QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels(titles);
    for (qsizetype i = 0; i < sample.size() && i < kSampleRecords; ++i) {
        const QJsonObject record = sample.at(i).toObject();
        const QJsonObject before = record.value("before"_L1).toObject();
        const QJsonObject after = record.value("after"_L1).toObject();
        QString id = record.value("id"_L1).toString();
        for (auto it = after.begin(); it != after.end(); ++it) {
            addSampleLine(*model,
                {std::exchange(id, QString()), it.key(), before.value(it.key()).toString(),
                    it.value().toString()});
        }
        for (const QJsonValue &part : record.value("after"_L1).toArray()) {
            const QString text = part.toString();
            addSampleLine(*model,
                {std::exchange(id, QString()), record.value("resource"_L1).toString(),
                    Format::bytes(text.toUtf8().size()), text});
        }
    }
    return model;
}

} // namespace

TableCard *makeSampleTable(const QJsonArray &sample, const QStringList &titles, QWidget *parent)
{
    auto *table = new TableCard(parent);
    RowView *view = table->view();
    view->setObjectName(u"sampleTable"_s);
    view->setAccessibleName(QCoreApplication::translate("PlanSample", "First records"));
    QStandardItemModel *model = makeSampleModel(sample, titles, view);
    view->setModel(model);
    // Ids are read and copied: they are shown whole.
    view->setColumns({{.kind = CellKind::Mono, .sample = longestId(sample)},
        {.kind = CellKind::Mono, .sample = u"Web_Engagement_Score"_s},
        {.kind = CellKind::Mono, .sample = longestBefore(*model)},
        {.kind = CellKind::Mono, .isStretched = true}});
    view->setPlaceholderText(QCoreApplication::translate("PlanSample", "No record would change"));
    table->watchModel();
    table->setFitting(false);
    table->setMinimumHeight(180);
    return table;
}

} // namespace sluice
