// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/transformsdialog.h"

#include "base/secret.h"
#include "console/analytics/conditionmodel.h"
#include "console/jobs/formparts.h"
#include "console/jobs/transformparts.h"
#include "console/jobs/transformwords.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/movekeys.h"
#include "console/widgets/removekey.h"
#include "console/widgets/typedlabel.h"
#include "ui_transformsdialog.h"

#include <QShortcut>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

QString triedTransforms(const QList<CellTransform> &transforms, const QString &text)
{
    QByteArray cell = text.toUtf8();
    for (const CellTransform &transform : transforms) {
        const auto step = makeCellStep(transform, Secret(QByteArray(32, 'k')));
        cell = step->apply(cell).toByteArray();
    }
    return QString::fromUtf8(cell);
}

TransformsDialog::TransformsDialog(
    const QString &column, const QList<CellTransform> &transforms, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::TransformsDialog>())
    , m_transforms(transforms)
    , m_opened(transforms)
{
    m_ui->setupUi(this);
    setObjectName(u"transformsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Transforms"));
    dress(column);
    connectParts();
    showList(0);
    resize(560, 480);
    m_ui->kindCombo->setFocus();
}

TransformsDialog::~TransformsDialog() = default;

void TransformsDialog::reject()
{
    if (m_prompt && m_transforms != m_opened)
        askToDiscard(*m_prompt, this, tr("What was changed here is not used by the mapping yet."));
    else
        QDialog::reject();
}

void TransformsDialog::dress(const QString &column)
{
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->headLabel->setText(tr("What Is Done to %1").arg(column));
    for (const TransformKind kind : transformKinds())
        m_ui->kindCombo->addItem(transformWord(kind), static_cast<int>(kind));
    m_ui->kindCombo->setAccessibleName(tr("Transform to add"));
    m_ui->valuesText->setMaximumHeight(5 * fontMetrics().height());
    m_ui->valuesText->setPlaceholderText(tr("old value = new value, one in a line"));
    m_ui->otherwiseEdit->setPlaceholderText(tr("Stay as they are"));
    m_ui->zoneEdit->setPlaceholderText(tr("None, or a name such as Asia/Kolkata"));
    m_ui->transformList->setAccessibleName(tr("Transforms, in their order"));
    for (const QLabel *label : findChildren<QLabel *>()) {
        if (label->buddy())
            label->buddy()->setAccessibleName(label->text().remove(u'&'));
    }
    setButtonIcon(m_ui->addButton, u"add"_s);
    setButtonIcon(m_ui->upButton, u"chevron-up"_s);
    setButtonIcon(m_ui->downButton, u"chevron-down"_s);
    setButtonIcon(m_ui->removeButton, u"remove"_s);
}

void TransformsDialog::connectParts()
{
    connect(m_ui->addButton, &QPushButton::clicked, this, &TransformsDialog::add);
    connect(m_ui->removeButton, &QPushButton::clicked, this, &TransformsDialog::removeCurrent);
    auto *removing = makeRemoveShortcut(m_ui->transformList);
    connect(removing, &QShortcut::activated, this, &TransformsDialog::removeCurrent);
    connect(m_ui->upButton, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_ui->downButton, &QPushButton::clicked, this, [this] { move(1); });
    for (const int by : {-1, 1})
        connect(makeMoveShortcut(m_ui->transformList, by), &QShortcut::activated, this,
            [this, by] { move(by); });
    connect(
        m_ui->transformList, &QListWidget::currentRowChanged, this, &TransformsDialog::showParts);
    for (QLineEdit *edit : {m_ui->textEdit, m_ui->withEdit, m_ui->trueEdit, m_ui->falseEdit,
             m_ui->groupEdit, m_ui->zoneEdit, m_ui->otherwiseEdit})
        connect(edit, &QLineEdit::textEdited, this, &TransformsDialog::takeParts);
    for (QSpinBox *spin : {m_ui->lengthSpin, m_ui->numberSpin})
        connect(spin, &QSpinBox::valueChanged, this, &TransformsDialog::takeParts);
    connect(m_ui->valuesText, &QPlainTextEdit::textChanged, this, &TransformsDialog::takeParts);
    connect(m_ui->flagCheck, &QCheckBox::toggled, this, &TransformsDialog::takeParts);
    connect(m_ui->sampleEdit, &QLineEdit::textChanged, this, &TransformsDialog::check);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->useButton, &QPushButton::clicked, this, &QDialog::accept);
}

void TransformsDialog::add()
{
    m_transforms.append(
        newTransform(static_cast<TransformKind>(m_ui->kindCombo->currentData().toInt())));
    showList(static_cast<int>(m_transforms.size()) - 1);
}

void TransformsDialog::removeCurrent()
{
    const int row = m_ui->transformList->currentRow();
    if (row < 0)
        return;
    m_transforms.removeAt(row);
    showList(std::min(row, static_cast<int>(m_transforms.size()) - 1));
}

void TransformsDialog::move(int by)
{
    const int row = m_ui->transformList->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_transforms.size())
        return;
    m_transforms.swapItemsAt(row, row + by);
    showList(row + by);
}

void TransformsDialog::showList(int current)
{
    m_isFilling = true;
    m_ui->transformList->clear();
    for (const CellTransform &transform : std::as_const(m_transforms))
        m_ui->transformList->addItem(describeTransform(transform));
    m_ui->transformList->setCurrentRow(current);
    m_isFilling = false;
    showParts();
}

// Only what the chosen transform takes.
void TransformsDialog::showFields(const TransformParts &parts)
{
    const auto name = [this](QLabel *label, QWidget *field, const QString &text) {
        label->setText(text);
        field->setAccessibleName(text);
        m_ui->partsForm->setRowVisible(field, !text.isEmpty());
    };
    name(m_ui->textLabel, m_ui->textEdit, parts.text);
    name(m_ui->withLabel, m_ui->withEdit, parts.with);
    name(m_ui->lengthLabel, m_ui->lengthSpin, parts.length);
    name(m_ui->numberLabel, m_ui->numberSpin, parts.number);
    m_ui->partsForm->setRowVisible(m_ui->trueEdit, parts.hasWords);
    m_ui->partsForm->setRowVisible(m_ui->falseEdit, parts.hasWords);
    m_ui->partsForm->setRowVisible(m_ui->groupEdit, parts.hasGroup);
    m_ui->partsForm->setRowVisible(m_ui->zoneEdit, parts.hasZone);
    m_ui->partsForm->setRowVisible(m_ui->valuesText, parts.hasTable);
    m_ui->partsForm->setRowVisible(m_ui->otherwiseEdit, parts.hasTable);
    m_ui->flagCheck->setText(parts.flag);
    m_ui->partsForm->setRowVisible(m_ui->flagCheck, !parts.flag.isEmpty());
}

void TransformsDialog::showParts()
{
    if (m_isFilling)
        return;
    const int row = m_ui->transformList->currentRow();
    const bool isChosen = row >= 0 && row < m_transforms.size();
    const CellTransform shown = isChosen ? m_transforms.at(row) : CellTransform();
    showFields(isChosen ? transformParts(shown.kind) : TransformParts());
    m_isFilling = true;
    m_ui->textEdit->setText(shown.text);
    m_ui->withEdit->setText(shown.with);
    m_ui->lengthSpin->setValue(static_cast<int>(shown.length));
    m_ui->trueEdit->setText(joinedValues(shown.trueWords));
    m_ui->falseEdit->setText(joinedValues(shown.falseWords));
    m_ui->numberSpin->setValue(static_cast<int>(shown.number));
    m_ui->groupEdit->setText(shown.group);
    m_ui->zoneEdit->setText(shown.zone);
    m_ui->valuesText->setPlainText(tableText(shown.values));
    m_ui->otherwiseEdit->setText(shown.otherwise.value_or(QString()));
    m_ui->flagCheck->setChecked(shown.flag);
    m_isFilling = false;
    m_ui->removeButton->setEnabled(isChosen);
    m_ui->upButton->setEnabled(isChosen && row > 0);
    m_ui->downButton->setEnabled(isChosen && row + 1 < m_transforms.size());
    check();
}

void TransformsDialog::takeParts()
{
    const int row = m_ui->transformList->currentRow();
    if (m_isFilling || row < 0)
        return;
    CellTransform &transform = m_transforms[row];
    transform.text = m_ui->textEdit->text();
    transform.with = m_ui->withEdit->text();
    transform.length = m_ui->lengthSpin->value();
    transform.trueWords = splitValues(m_ui->trueEdit->text());
    transform.falseWords = splitValues(m_ui->falseEdit->text());
    transform.number = m_ui->numberSpin->value();
    transform.group = m_ui->groupEdit->text();
    transform.zone = m_ui->zoneEdit->text().trimmed();
    transform.flag = m_ui->flagCheck->isChecked();
    if (const QString table = m_ui->valuesText->toPlainText(); table != tableText(transform.values))
        transform.values = tableOf(table);
    if (const QString others = m_ui->otherwiseEdit->text();
        others != transform.otherwise.value_or(QString()))
        transform.otherwise = others.isEmpty() ? std::nullopt : std::optional(others);
    m_ui->transformList->item(row)->setText(describeTransform(transform));
    check();
}

void TransformsDialog::check()
{
    QString problem;
    for (const CellTransform &transform : std::as_const(m_transforms)) {
        problem = transformProblem(transform);
        if (!problem.isEmpty()) {
            problem = tr("%1: %2").arg(transformWord(transform.kind), problem);
            break;
        }
    }
    const bool hasHash = std::any_of(m_transforms.cbegin(), m_transforms.cend(),
        [](const CellTransform &transform) { return transform.kind == TransformKind::Hash; });
    m_ui->partsNote->setColorRole(problem.isEmpty() ? Role::Muted : Role::Error);
    m_ui->partsNote->setText(!problem.isEmpty() ? problem
            : hasHash                ? tr("The digits of a run differ: it has its own key.")
            : m_transforms.isEmpty() ? tr("Cells go as they are.")
                                     : QString());
    m_ui->useButton->setEnabled(problem.isEmpty());
    m_ui->useButton->setToolTip(problem);
    m_ui->resultEdit->setText(
        problem.isEmpty() ? triedTransforms(m_transforms, m_ui->sampleEdit->text()) : QString());
}

} // namespace sluice
