// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/eraserundialog.h"

#include "console/errors/errorwords.h"
#include "console/runs/runwords.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEraseWidth = 540;

void addPart(QBoxLayout *layout, const QString &title, const QString &text, QWidget *parent)
{
    layout->addWidget(new TypedLabel(title, TypeRole::BodyStrong, Role::Text, parent));
    auto *label = new TypedLabel(text, TypeRole::Body, Role::Text, parent);
    label->setWordWrap(true);
    label->setMinimumWidth(kEraseWidth - 48);
    layout->addWidget(label);
}

} // namespace

EraseRunDialog::EraseRunDialog(const RunRow &run, QWidget *parent)
    : QDialog(parent)
    , m_run(run)
    , m_understand(new QCheckBox(tr("I know that this &cannot be undone"), this))
    , m_number(new QLineEdit(this))
    , m_problem(new TypedLabel({}, TypeRole::Body, Role::Error, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_erase(new QPushButton(this))
{
    setObjectName(u"eraseRunDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Erase Run Data"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    addTexts();
    addAnswers();
    m_problem->setObjectName(u"eraseProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addWidget(new Line(this));
    addButtons();
    if (!isEnded(m_run.state))
        setProblem({.kind = ErrorKind::Locked,
            .what = tr("The data of run #%1 cannot be erased").arg(m_run.number),
            .why = tr("A process works on it"),
            .next = tr("Stop it, or wait for its end")});
    check();
}

void EraseRunDialog::addTexts()
{
    auto *disc = new IconLabel(this);
    disc->setIcon(u"remove"_s, Role::Error, 24);
    disc->setDisc(Tone::Error);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(new TypedLabel(tr("Erase the Data of Run #%1").arg(m_run.number),
        TypeRole::DialogHeading, Role::Text, this));
    auto *facts = new TypedLabel(Format::facts({m_run.jobName, kindAndSubject(m_run),
                                     tr("%1 records", nullptr, Format::plural(m_run.counts.read))
                                         .arg(Format::count(m_run.counts.read))}),
        TypeRole::Body, Role::Muted, this);
    facts->setWordWrap(true);
    texts->addWidget(facts);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(disc, 0, Qt::AlignTop);
    head->addLayout(texts, 1);
    auto *parts = new QVBoxLayout;
    parts->setSpacing(4);
    addPart(parts, tr("What goes"),
        tr("Its files with the records that it read, wrote and rejected, the reasons of single "
           "records, its settings, and its lines of the log. It can neither be resumed, retried, "
           "checked nor undone then."),
        this);
    parts->addSpacing(8);
    addPart(parts, tr("What stays"),
        tr("Its counts, when it ran and of which job, and that it was erased. Nothing changes at "
           "the services, and files that were exported stay where they are."),
        this);
    auto *layout = static_cast<QVBoxLayout *>(this->layout());
    layout->addLayout(head);
    layout->addLayout(parts);
}

void EraseRunDialog::addAnswers()
{
    m_understand->setObjectName(u"understandCheck"_s);
    m_number->setObjectName(u"runNumberEdit"_s);
    m_number->setMaximumWidth(220);
    m_number->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"[0-9]{1,12}"_s), this));
    const QString wanted = tr("Type the number of the run, %1").arg(m_run.number);
    m_number->setAccessibleName(wanted);
    auto *title = new TypedLabel(u'&' + wanted, TypeRole::Body, Role::Text, this);
    title->setBuddy(m_number);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(m_number);
    row->addStretch(1);
    auto *layout = static_cast<QVBoxLayout *>(this->layout());
    layout->addWidget(m_understand);
    layout->addLayout(row);
    connect(m_understand, &QCheckBox::toggled, this, &EraseRunDialog::check);
    connect(m_number, &QLineEdit::textChanged, this, &EraseRunDialog::check);
}

void EraseRunDialog::addButtons()
{
    m_cancel->setObjectName(u"cancelButton"_s);
    m_erase->setObjectName(u"eraseButton"_s);
    m_erase->setProperty("role", u"danger"_s);
    m_erase->setAutoDefault(false);
    m_cancel->setDefault(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_erase);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_erase, &QPushButton::clicked, this, &EraseRunDialog::eraseWanted);
    m_cancel->setFocus();
}

void EraseRunDialog::setErasing()
{
    m_isErasing = true;
    m_problem->hide();
    check();
}

void EraseRunDialog::setProblem(const Error &error)
{
    m_isErasing = false;
    m_problem->setText(errorText(error));
    m_problem->show();
    check();
}

void EraseRunDialog::reject()
{
    if (!m_isErasing)
        QDialog::reject();
}

bool EraseRunDialog::isAnswered() const
{
    return isEnded(m_run.state) && m_understand->isChecked()
        && m_number->text() == QString::number(m_run.number);
}

void EraseRunDialog::check()
{
    const bool canAnswer = isEnded(m_run.state) && !m_isErasing;
    m_understand->setEnabled(canAnswer);
    m_number->setEnabled(canAnswer);
    m_cancel->setEnabled(!m_isErasing);
    m_erase->setText(m_isErasing ? tr("Erasing…") : tr("Erase Run Data"));
    m_erase->setEnabled(isAnswered() && !m_isErasing);
    m_erase->setToolTip(isAnswered() || !isEnded(m_run.state)
            ? QString()
            : tr("Tick the sentence above and type the number first"));
}

} // namespace sluice
