//! The only room that makes findings. One rule, one file, one page.
//!
//! Invariant: a rule looks at facts that lower rooms recorded, and at nothing else; it neither reads files nor the clock.

mod again;
mod application;
mod asked;
mod basic_course;
mod blank_item;
mod cell;
mod compared;
mod context;
mod control_mark;
mod date_fault;
mod decision;
mod explained;
mod file;
mod files;
mod filter;
mod header;
mod held;
mod kana_guess;
mod ledger;
mod lost_sign;
mod mamis_start;
mod minutes;
mod needs;
mod one_person;
mod origin;
mod out;
mod pair;
mod prelude;
mod roster;
mod row;
mod rule;
mod seminars;
mod sequence;
mod shared_mail;
mod summary;
mod tidy_name;
mod without_value;
mod written;

mod absent_in_upload;
mod age_implausible;
mod another_seminar_than_told;
mod applicant_with_two_certificates;
mod application_document_missing;
mod application_fee_missing;
mod application_not_judged;
mod application_not_through_local_association;
mod application_outside_round;
mod application_without_resolution;
mod applied_twice;
mod attendance_sent_otherwise;
mod basic_course_of_external_body;
mod basic_course_of_local_association;
mod birth_date_missing;
mod birth_date_not_a_date;
mod birth_date_not_as_on_roster;
mod carrier_address_out_of_standard;
mod category_not_decided;
mod category_not_on_offer;
mod certificate_date_not_a_date;
mod certificate_missing_for_renewal;
mod certificate_not_five_years_long;
mod certificates_overlap;
mod character_not_writable;
mod character_outside_encoding;
mod column_missing;
mod columns_for_upload_missing;
mod columns_swapped;
mod common_course_applied_late;
mod conditional_item_missing;
mod control_character;
mod credits_above_offer;
mod credits_in_another_spelling;
mod credits_in_future;
mod credits_longer_than_session;
mod credits_missing;
mod credits_not_a_number;
mod credits_not_half_step;
mod credits_of_another_person;
mod credits_out_of_range;
mod credits_outside_every_period;
mod credits_under_another_name;
mod curriculum_code_unknown;
mod data_in_hidden_sheet;
mod date_before_mamis;
mod date_in_another_spelling;
mod date_in_future;
mod date_not_as_listed;
mod decided_person_not_on_roster;
mod decision_outdated;
mod decision_unreadable;
mod decisions_contradictory;
mod duplicate_attendance;
mod duplicate_column;
mod duplicates_not_judged;
mod email_domain_typo;
mod email_dummy;
mod email_full_width;
mod email_malformed;
mod email_missing;
mod email_shared;
mod email_two_addresses;
mod encoding_ambiguous;
mod encoding_mixed;
mod error_value_in_cell;
mod file_earlier_version;
mod file_empty;
mod file_encrypted;
mod file_identical;
mod file_not_supported;
mod file_unreadable;
mod findings_list_filled_in;
mod flag_not_understood;
mod former_name_in_name;
mod formula_without_value;
mod hidden_rows_or_columns;
mod kana_half_width;
mod kana_hiragana;
mod kana_is_not_the_reading;
mod kana_look_alike;
mod kana_missing;
mod kana_not_as_on_roster;
mod kana_not_kana;
mod kind_of_application_unknown;
mod late_or_left_early;
mod lecturer_and_attendee_of_same_session;
mod lecturer_credits_before_allowed;
mod lecturer_credits_blank;
mod lecturer_item_missing;
mod listed_date_before_mamis;
mod listed_date_in_future;
mod long_vowel_not_a_mark;
mod mamis_credits_before_start;
mod member_deceased;
mod member_withdrawn;
mod merged_cells_in_data;
mod my_page_incomplete;
mod name_character_lost;
mod name_has_odd_characters;
mod name_missing;
mod name_not_as_on_roster;
mod name_not_dividable;
mod name_placeholder;
mod name_without_space;
mod near_miss_column;
mod no_data;
mod no_schema_fits;
mod nobody_can_be_identified;
mod non_member_has_no_my_page;
mod non_member_without_my_page;
mod not_a_physician;
mod not_on_roster;
mod not_on_roster_of_own_association;
mod number_decided_wrong;
mod number_with_two_birth_dates;
mod number_with_two_names;
mod older_than_a_month;
mod outside_the_roster;
mod overlapping_sessions;
mod paper_credits_since_mamis;
mod person_to_be_confirmed;
mod person_with_two_numbers;
mod practical_at_web_session;
mod practical_credits_by_web;
mod programme_of_application_unknown;
mod programmes_mixed_before_allowed;
mod registration_number_consecutive;
mod registration_number_decimal_tail;
mod registration_number_decorated;
mod registration_number_five_digits;
mod registration_number_implausible;
mod registration_number_implausible_among_members;
mod registration_number_implausible_for_birth_year;
mod registration_number_is_insurance_number;
mod registration_number_is_other_identifier;
mod registration_number_letter_for_digit;
mod registration_number_missing;
mod registration_number_not_as_on_roster;
mod registration_number_not_digits;
mod registration_number_of_another_person;
mod registration_number_of_row_above;
mod registration_number_scientific;
mod registration_number_too_long;
mod registration_number_too_short;
mod renewal_credits_without_certificate;
mod required_item_blank;
mod resolution_names_another;
mod resolution_unknown;
mod resolution_without_application;
mod resolution_without_reason;
mod resolutions_contradict;
mod roster_cells_unreadable;
mod roster_column_missing;
mod roster_date_unknown;
mod roster_is_this_file;
mod roster_number_of_two_people;
mod roster_out_of_date;
mod roster_person_twice;
mod rosters_disagree;
mod row_not_writable;
mod row_too_long;
mod same_attendance_in_two_files;
mod same_credits_in_two_files;
mod same_credits_twice_in_one_file;
mod second_first_application;
mod seminar_date_not_a_date;
mod seminar_ends_before_it_starts;
mod seminar_list_date_not_a_date;
mod seminar_not_listed;
mod seminar_number_reused;
mod several_people_fit;
mod several_schemas_fit;
mod several_tables;
mod stray_quote;
mod subtotal_beside_other_credits;
mod table_credits_not_as_offered;
mod table_date_before_mamis;
mod table_date_in_future;
mod table_date_not_as_listed;
mod table_number_not_as_listed;
mod title_in_name;
mod too_few_cells;
mod too_many_cells;
mod typed;
mod typed_credits_not_counted;
mod typed_without_place;
mod unclosed_quote;
mod undecodable_cell;
mod unknown_column;
mod value_not_in_list;
mod value_not_unique;
mod value_outside_schema;
mod value_without_place;
mod workbook_refused;

use crate::finding::Finding;

pub use again::AgainCx;
pub use application::ApplicationCx;
pub use asked::{Asked, AskedRules};
pub use cell::CellCx;
pub use context::{Context, Stage};
pub use decision::DecisionCx;
pub use explained::{is_about_two_people, is_explained_by_holder, silence_explained, silence_refuted, tells_holder};
pub use file::{FileCx, FileFault, Foreign, Obstacle};
pub use files::{FilesCx, Likeness};
pub use filter::{Filter, rules_named};
pub use header::HeaderCx;
pub use held::HeldCx;
pub use ledger::LedgerCx;
pub use minutes::{MinutesAbout, MinutesCx};
pub use one_person::{likeness_of_names, names_of_one_number};
pub use origin::{Doubt, ForeignPart, Origin, OriginCx, Sheets};
pub use out::Out;
pub use pair::PairCx;
pub use registration_number_implausible_for_birth_year::is_explained_by_other_holder;
pub use roster::RosterCx;
pub use row::RowCx;
pub use rule::{
    AgainCheck, ApplicationCheck, Asks, CellCheck, Check, DecisionCheck, FileCheck, FilesCheck, HeaderCheck, HeldCheck,
    LedgerCheck, MinutesCheck, OriginCheck, PairCheck, RosterCheck, RowCheck, Rule, SeminarsCheck, SequenceCheck,
    SharedMailCheck, Stages, TableCheck, TypedCheck, WrittenCheck,
};
pub use seminars::SeminarsCx;
pub use sequence::SequenceCx;
pub use shared_mail::SharedMailCx;
pub use summary::SummaryCx;
pub use typed::{TypedCx, TypedFault};
pub use written::{Trouble, WrittenCx};

/// The rule of that code.
#[must_use]
pub fn rule_of(code: u16) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&code, |rule| rule.code).ok().map(|at| RULES[at])
}

/// What is to be said of something that cannot be written. No filter leaves it out: that it cannot is no opinion.
#[must_use]
pub fn cannot_be_written(cx: &WrittenCx<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        if let Check::Written(check) = rule.check {
            check(cx, &mut rule.out(rule.severity, &mut findings));
        }
    }
    findings
}

/// Every rule, in order of its code.
#[rustfmt::skip]
pub static RULES: &[&Rule] = &[
    &file_empty::RULE, // 101
    &file_not_supported::RULE, // 102
    &file_encrypted::RULE, // 103
    &workbook_refused::RULE, // 104
    &file_unreadable::RULE, // 105
    &no_schema_fits::RULE, // 106
    &several_schemas_fit::RULE, // 107
    &no_data::RULE, // 108
    &undecodable_cell::RULE, // 110
    &unclosed_quote::RULE, // 111
    &stray_quote::RULE, // 112
    &too_few_cells::RULE, // 113
    &too_many_cells::RULE, // 114
    &control_character::RULE, // 115
    &row_too_long::RULE, // 116
    &encoding_mixed::RULE, // 118
    &encoding_ambiguous::RULE, // 119
    &formula_without_value::RULE, // 121
    &error_value_in_cell::RULE, // 122
    &merged_cells_in_data::RULE, // 123
    &data_in_hidden_sheet::RULE, // 124
    &several_tables::RULE, // 125
    &hidden_rows_or_columns::RULE, // 126
    &file_identical::RULE, // 131
    &file_earlier_version::RULE, // 132
    &column_missing::RULE, // 201
    &duplicate_column::RULE, // 202
    &unknown_column::RULE, // 203
    &near_miss_column::RULE, // 204
    &columns_swapped::RULE, // 205
    &table_date_before_mamis::RULE, // 210
    &table_date_in_future::RULE, // 211
    &table_number_not_as_listed::RULE, // 213
    &table_date_not_as_listed::RULE, // 214
    &table_credits_not_as_offered::RULE, // 215
    &registration_number_missing::RULE, // 300
    &registration_number_too_long::RULE, // 301
    &registration_number_too_short::RULE, // 302
    &registration_number_five_digits::RULE, // 303
    &registration_number_implausible::RULE, // 304
    &registration_number_not_digits::RULE, // 305
    &registration_number_decorated::RULE, // 306
    &registration_number_scientific::RULE, // 307
    &registration_number_decimal_tail::RULE, // 308
    &registration_number_is_insurance_number::RULE, // 309
    &registration_number_is_other_identifier::RULE, // 310
    &registration_number_letter_for_digit::RULE, // 311
    &registration_number_consecutive::RULE, // 312
    &registration_number_of_row_above::RULE, // 313
    &registration_number_implausible_for_birth_year::RULE, // 314
    &name_missing::RULE, // 320
    &name_has_odd_characters::RULE, // 321
    &title_in_name::RULE, // 322
    &former_name_in_name::RULE, // 323
    &name_without_space::RULE, // 324
    &name_placeholder::RULE, // 325
    &name_character_lost::RULE, // 326
    &kana_missing::RULE, // 330
    &kana_not_kana::RULE, // 331
    &kana_half_width::RULE, // 332
    &kana_hiragana::RULE, // 333
    &long_vowel_not_a_mark::RULE, // 334
    &kana_look_alike::RULE, // 335
    &kana_is_not_the_reading::RULE, // 336
    &birth_date_missing::RULE, // 340
    &birth_date_not_a_date::RULE, // 341
    &date_in_another_spelling::RULE, // 342
    &age_implausible::RULE, // 343
    &email_missing::RULE, // 350
    &email_malformed::RULE, // 351
    &email_full_width::RULE, // 352
    &email_dummy::RULE, // 353
    &email_domain_typo::RULE, // 354
    &carrier_address_out_of_standard::RULE, // 355
    &email_two_addresses::RULE, // 356
    &email_shared::RULE, // 357
    &credits_missing::RULE, // 360
    &credits_not_a_number::RULE, // 361
    &credits_out_of_range::RULE, // 362
    &credits_not_half_step::RULE, // 363
    &credits_in_another_spelling::RULE, // 364
    &value_not_in_list::RULE, // 370
    &flag_not_understood::RULE, // 371
    &seminar_date_not_a_date::RULE, // 375
    &value_outside_schema::RULE, // 380
    &character_outside_encoding::RULE, // 381
    &lecturer_item_missing::RULE, // 401
    &lecturer_credits_blank::RULE, // 402
    &conditional_item_missing::RULE, // 403
    &required_item_blank::RULE, // 404
    &absent_in_upload::RULE, // 410
    &late_or_left_early::RULE, // 411
    &not_a_physician::RULE, // 412
    &date_before_mamis::RULE, // 420
    &date_in_future::RULE, // 421
    &seminar_not_listed::RULE, // 430
    &date_not_as_listed::RULE, // 431
    &category_not_on_offer::RULE, // 432
    &credits_above_offer::RULE, // 433
    &credits_longer_than_session::RULE, // 434
    &practical_at_web_session::RULE, // 435
    &another_seminar_than_told::RULE, // 436
    &listed_date_before_mamis::RULE, // 437
    &listed_date_in_future::RULE, // 438
    &basic_course_of_external_body::RULE, // 440
    &basic_course_of_local_association::RULE, // 441
    &lecturer_credits_before_allowed::RULE, // 442
    &older_than_a_month::RULE, // 443
    &common_course_applied_late::RULE, // 444
    &programmes_mixed_before_allowed::RULE, // 445
    &non_member_without_my_page::RULE, // 453
    &seminar_number_reused::RULE, // 454
    &seminar_ends_before_it_starts::RULE, // 455
    &seminar_list_date_not_a_date::RULE, // 456
    &duplicate_attendance::RULE, // 501
    &number_with_two_names::RULE, // 502
    &duplicates_not_judged::RULE, // 503
    &same_attendance_in_two_files::RULE, // 504
    &overlapping_sessions::RULE, // 505
    &number_with_two_birth_dates::RULE, // 506
    &person_with_two_numbers::RULE, // 507
    &lecturer_and_attendee_of_same_session::RULE, // 508
    &value_not_unique::RULE, // 509
    &registration_number_of_another_person::RULE, // 601
    &registration_number_not_as_on_roster::RULE, // 602
    &name_not_as_on_roster::RULE, // 603
    &birth_date_not_as_on_roster::RULE, // 604
    &kana_not_as_on_roster::RULE, // 605
    &registration_number_implausible_among_members::RULE, // 606
    &roster_is_this_file::RULE, // 607
    &columns_for_upload_missing::RULE, // 608
    &nobody_can_be_identified::RULE, // 609
    &person_to_be_confirmed::RULE, // 610
    &several_people_fit::RULE, // 611
    &not_on_roster_of_own_association::RULE, // 612
    &outside_the_roster::RULE, // 613
    &not_on_roster::RULE, // 614
    &non_member_has_no_my_page::RULE, // 615
    &my_page_incomplete::RULE, // 616
    &member_withdrawn::RULE, // 617
    &member_deceased::RULE, // 618
    &roster_person_twice::RULE, // 620
    &roster_number_of_two_people::RULE, // 621
    &rosters_disagree::RULE, // 622
    &roster_cells_unreadable::RULE, // 623
    &roster_column_missing::RULE, // 624
    &roster_date_unknown::RULE, // 625
    &roster_out_of_date::RULE, // 626
    &decision_outdated::RULE, // 630
    &decisions_contradictory::RULE, // 631
    &decision_unreadable::RULE, // 632
    &decided_person_not_on_roster::RULE, // 633
    &number_decided_wrong::RULE, // 634
    &paper_credits_since_mamis::RULE, // 701
    &mamis_credits_before_start::RULE, // 702
    &credits_outside_every_period::RULE, // 703
    &practical_credits_by_web::RULE, // 704
    &curriculum_code_unknown::RULE, // 705
    &renewal_credits_without_certificate::RULE, // 706
    &certificate_not_five_years_long::RULE, // 707
    &certificates_overlap::RULE, // 708
    &same_credits_in_two_files::RULE, // 709
    &same_credits_twice_in_one_file::RULE, // 710
    &category_not_decided::RULE, // 711
    &subtotal_beside_other_credits::RULE, // 712
    &credits_in_future::RULE, // 713
    &certificate_date_not_a_date::RULE, // 714
    &credits_under_another_name::RULE, // 715
    &typed_credits_not_counted::RULE, // 750
    &typed_without_place::RULE, // 751
    &application_not_through_local_association::RULE, // 760
    &application_outside_round::RULE, // 761
    &second_first_application::RULE, // 762
    &applied_twice::RULE, // 763
    &application_fee_missing::RULE, // 764
    &certificate_missing_for_renewal::RULE, // 765
    &applicant_with_two_certificates::RULE, // 766
    &credits_of_another_person::RULE, // 767
    &programme_of_application_unknown::RULE, // 768
    &kind_of_application_unknown::RULE, // 769
    &application_not_judged::RULE, // 771
    &application_document_missing::RULE, // 773
    &resolution_names_another::RULE, // 779
    &resolution_without_application::RULE, // 780
    &application_without_resolution::RULE, // 781
    &resolution_unknown::RULE, // 782
    &resolution_without_reason::RULE, // 783
    &resolutions_contradict::RULE, // 784
    &findings_list_filled_in::RULE, // 801
    &character_not_writable::RULE, // 810
    &name_not_dividable::RULE, // 811
    &value_without_place::RULE, // 812
    &row_not_writable::RULE, // 813
    &attendance_sent_otherwise::RULE, // 814
];
