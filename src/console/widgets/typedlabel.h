// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"
#include "console/theme/theme.h"

#include <QLabel>

namespace sluice {

// A QLabel that keeps to one of the theme's type roles and colours when theme or size change, for
// text that may wrap or be marked with the mouse. For one line that may be cut use ElidingLabel.
// GUI thread.
class TypedLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TypedLabel)

public:
    explicit TypedLabel(QWidget *parent = nullptr);
    TypedLabel(
        const QString &text, TypeRole type, Role color = Role::Text, QWidget *parent = nullptr);

    void setTypeRole(TypeRole type);
    void setColorRole(Role color);

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();

    TypeRole m_type = TypeRole::Body;
    Role m_color = Role::Text;
    bool m_isApplying = false;
};

} // namespace sluice
