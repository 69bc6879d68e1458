# A program in C and one in C++ that use vact through the given targets, and their tests.
enable_testing()

function(add_consumers)
  foreach(target IN LISTS ARGN)
    string(MAKE_C_IDENTIFIER ${target} name)
    foreach(language c cpp)
      add_executable(${name}_${language} ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/consumer.${language})
      target_compile_options(${name}_${language} PRIVATE -Wall -Wextra -Werror)
      target_link_libraries(${name}_${language} PRIVATE ${target})
      add_test(NAME ${name}_${language} COMMAND ${name}_${language})
    endforeach()
  endforeach()
endfunction()
