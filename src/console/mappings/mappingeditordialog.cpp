// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/mappingeditordialog.h"

#include "console/jobs/formparts.h"
#include "console/mappings/mappingeditor.h"
#include "console/widgets/card.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMappingProblemsShown = 2;

} // namespace

MappingEditorDialog::MappingEditorDialog(const Look &look, QWidget *parent)
    : QDialog(parent)
    , m_look(look)
{
    setObjectName(look.name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Mapping"));
}

void MappingEditorDialog::hold(MappingEditor *editor)
{
    m_editor = editor;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(new TypedLabel(m_look.heading, TypeRole::DialogHeading, Role::Text, this));
    layout->addWidget(editor, 1);
    m_note = makeNote(u"footNote"_s, this);
    layout->addWidget(m_note);
    layout->addWidget(new Line(this));
    m_clear = new QPushButton(m_look.clear, this);
    m_clear->setObjectName(m_look.clearName);
    m_clear->setProperty("role", u"quiet"_s);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    m_use = new QPushButton(tr("Use This Mapping"), this);
    m_use->setObjectName(u"useButton"_s);
    m_use->setProperty("role", u"primary"_s);
    for (QPushButton *button : {m_clear, cancel, m_use})
        button->setAutoDefault(false); // Enter belongs to the field that is edited
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_clear);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_use);
    layout->addLayout(row);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        [[maybe_unused]] const auto cleared = m_editor->replaceDocument(m_editor->emptyDocument());
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    connect(editor, &MappingEditor::checked, this, &MappingEditorDialog::check);
    const QSize room = parentWidget() ? parentWidget()->window()->size() : QSize(1'180, 760);
    resize(std::min(m_look.size.width(), room.width() - 40),
        std::min(m_look.size.height(), room.height() - 40));
    check();
}

bool MappingEditorDialog::saysNothing() const
{
    return m_editor->saysNothing();
}

void MappingEditorDialog::setReadOnly()
{
    m_editor->setReadOnly();
    m_clear->setEnabled(false);
    check();
}

void MappingEditorDialog::setPrompt(Prompt &prompt)
{
    m_prompt = &prompt;
    m_editor->setPrompt(prompt);
}

void MappingEditorDialog::reject()
{
    if (m_prompt && !m_editor->isSaved())
        askToDiscard(*m_prompt, this);
    else
        QDialog::reject();
}

void MappingEditorDialog::check()
{
    const QStringList problems = m_editor->problems();
    QString text = problems.mid(0, kMappingProblemsShown).join(u'\n');
    if (const auto more = problems.size() - kMappingProblemsShown; more > 0)
        text += u'\n' + tr("and %1 more").arg(Format::count(more));
    showNote(m_note, text, true);
    m_use->setEnabled(problems.isEmpty() && !m_editor->isReadOnly());
    m_use->setToolTip(
        m_editor->isReadOnly() ? tr("The job cannot be changed while it runs") : text);
}

} // namespace sluice
