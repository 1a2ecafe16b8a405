// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"
#include "console/theme/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QWidget>

namespace sluice {

// A label of one line (or a few) that ends in an ellipsis where it is cut and then has its full
// text in the tool tip: QLabel cuts in the middle of a letter. Plain text only. GUI thread.
class ElidingLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidingLabel)
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    explicit ElidingLabel(QWidget *parent = nullptr);
    explicit ElidingLabel(const QString &text, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    void setTypeRole(TypeRole type);
    void setColorRole(Role role);
    void setAlignment(Qt::Alignment alignment);
    // More than one: the text wraps and only the last line is cut.
    void setMaximumLines(int lines);
    bool isCut() const { return m_isCut; }
    bool wouldBeCut(int width) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_maximumLines > 1; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QStringList linesFor(int width, bool *isCut = nullptr) const;
    void checkCut();

    QString m_text;
    TypeRole m_type = TypeRole::Body;
    Role m_role = Role::Text;
    Qt::Alignment m_alignment = Qt::AlignLeft;
    int m_maximumLines = 1;
    bool m_isCut = false;
};

// A chooser whose text is cut with an ellipsis, with the full text in the tool tip. The property
// `environment` set to "production" makes it red (theme.qss.in).
class ElidingComboBox final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidingComboBox)

public:
    explicit ElidingComboBox(QWidget *parent = nullptr);

    // Shown in place of the current text, for example "Loading modules…"; empty: the text again.
    void setNotice(const QString &text);
    const QString &notice() const { return m_notice; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_notice;
};

// A field of a chooser that is typed into: while nobody types, its text is cut with an ellipsis,
// with the full text in the tool tip, or gives way to the chooser's notice.
class ElidingEdit final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidingEdit)

public:
    using QLineEdit::QLineEdit;

protected:
    void paintEvent(QPaintEvent *event) override;
};

// A field to find something with: a magnifier inside at the left, and a cross once there is text.
// A hint that is cut is whole in the tool tip.
class FindEdit final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindEdit)

public:
    explicit FindEdit(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

// Marks a field or chooser as wrong (or right again): a red edge of 2 px. The sentence below it is
// the caller's.
void setFieldError(QWidget *field, bool hasError);

} // namespace sluice
